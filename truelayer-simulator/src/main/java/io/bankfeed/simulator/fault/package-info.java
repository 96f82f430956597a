/** Failures on order: per bank and endpoint, a status, a delay, a hang. */
@NullMarked
package io.bankfeed.simulator.fault;

import org.jspecify.annotations.NullMarked;

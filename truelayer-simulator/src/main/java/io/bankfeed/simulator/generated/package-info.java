/** A bank that makes up years of lifelike money from a seed. */
@NullMarked
package io.bankfeed.simulator.generated;

import org.jspecify.annotations.NullMarked;

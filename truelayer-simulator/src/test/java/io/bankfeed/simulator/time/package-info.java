/** The one clock. */
@NullMarked
package io.bankfeed.simulator.time;

import org.jspecify.annotations.NullMarked;

/** The one clock that everything in the simulator follows, so that ninety days can pass in a second. */
@NullMarked
package io.bankfeed.simulator.time;

import org.jspecify.annotations.NullMarked;

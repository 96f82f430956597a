/** A bank that serves the recorded answers of a live one, moved to the present by whole days. */
@NullMarked
package io.bankfeed.simulator.recorded;

import org.jspecify.annotations.NullMarked;

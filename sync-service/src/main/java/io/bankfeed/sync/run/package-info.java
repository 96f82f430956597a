/** Runs: what a sync asks for, in which order, and when it is over. */
@NullMarked
package io.bankfeed.sync.run;

import org.jspecify.annotations.NullMarked;

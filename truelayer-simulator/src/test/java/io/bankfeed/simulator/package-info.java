/** The simulator is tested from outside, over HTTP, as its clients see it. */
@NullMarked
package io.bankfeed.simulator;

import org.jspecify.annotations.NullMarked;

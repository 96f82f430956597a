/** Telling the client that a task is done: normally, not at all, or thrice and out of order. */
@NullMarked
package io.bankfeed.simulator.webhook;

import org.jspecify.annotations.NullMarked;

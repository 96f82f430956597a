/** Asynchronous calls: a queue with the latency of each bank, and the results until they are fetched. */
@NullMarked
package io.bankfeed.simulator.task;

import org.jspecify.annotations.NullMarked;

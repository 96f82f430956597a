/** The simulator must never be the bottleneck of another benchmark: what it costs. */
@NullMarked
package io.bankfeed.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;

/** The whole system on one machine: how soon it is up and what it holds. */
@NullMarked
package io.bankfeed.benchmarks.stack;

import org.jspecify.annotations.NullMarked;

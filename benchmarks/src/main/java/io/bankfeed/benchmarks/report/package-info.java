/** What a benchmark measured: on the terminal as it comes, and as JSON with machine, versions and commit. */
@NullMarked
package io.bankfeed.benchmarks.report;

import org.jspecify.annotations.NullMarked;

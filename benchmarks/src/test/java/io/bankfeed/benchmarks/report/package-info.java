@NullMarked
package io.bankfeed.benchmarks.report;

import org.jspecify.annotations.NullMarked;

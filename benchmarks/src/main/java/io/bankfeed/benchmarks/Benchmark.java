package io.bankfeed.benchmarks;

import io.bankfeed.benchmarks.report.Report;

/**
 * One claim, measured. Registered in {@code META-INF/services/io.bankfeed.benchmarks.Benchmark}, one line each.
 *
 * <p>A benchmark brings up what it needs, warms it, measures, takes its limit in the same run on the same machine (the
 * least work that any solution would have to do), reports both, and ends what it started.
 */
public interface Benchmark {

    /** As given to {@code ./bench} and as the name of the result file: lower case, words joined by hyphens. */
    String name();

    /** What it answers, in one line. */
    String question();

    /** Measures and reports. An exception is a failed benchmark. */
    void run(Report report) throws Exception;
}

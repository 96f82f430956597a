package io.bankfeed.benchmarks.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How long a service took to be ready, and what of both processors' time: on a machine that others use, too, the same
 * start takes longer from one minute to the next.
 */
record Start(double seconds, double processorSeconds) {

    static Start medianOf(int starts, Callable<Start> start) throws Exception {
        List<Start> seen = new ArrayList<>();
        for (var i = 0; i < starts; i++) {
            seen.add(start.call());
        }
        seen.sort(Comparator.comparingDouble(Start::seconds));
        return seen.get(starts / 2);
    }

    /** Of a process, so far. */
    static double processorSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow()
                        .toMillis()
                / 1e3;
    }
}

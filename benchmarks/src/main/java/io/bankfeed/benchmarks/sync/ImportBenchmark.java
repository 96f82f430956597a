package io.bankfeed.benchmarks.sync;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.Report.Limit;
import java.util.ArrayList;
import java.util.List;

/** One answer of many rows: brought in, looked at again unchanged, and in how little memory. */
public final class ImportBenchmark implements Benchmark {
    private static final int ROWS = 50_000;
    private static final int WARM_UPS = 2;
    private static final int TIMES = 3;
    private static final int MAY_TAKE_MEGABYTES = 64;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String question() {
        return "How fast is an answer of 50,000 rows in, what does it cost to look again, and in how much memory?";
    }

    @Override
    public void run(Report report) throws Exception {
        try (var sync = new Sync(Sync.WITHOUT_WEBHOOKS, Sync.USUAL_HEAP)) {
            for (var round = 0; round < WARM_UPS; round++) {
                importOnce(sync, "warm" + round);
            }
            measure(sync, report);
            sync.restartWithHeap(Heap.idleMegabytes(sync.pid()) + MAY_TAKE_MEGABYTES);
            importOnce(sync, "small-heap");
            report.figure("heap in which an answer of 50,000 rows was handled, over idle", MAY_TAKE_MEGABYTES, "MiB");
        }
    }

    private static void measure(Sync sync, Report report) throws Exception {
        List<Double> imports = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (var round = 0; round < TIMES; round++) {
            var account = "a" + round;
            var connection = sync.link(prepared(sync, account));
            imports.add(sync.secondsToImport(connection, account));
            var before = RowWrites.now(sync);
            sync.lookAgain(connection);
            again.add(sync.secondsToImport(connection, account));
            report.atMost("row writes of a look at unchanged days", RowWrites.now(sync) - before, "rows", 0);
            limits.add(CopyLimit.secondsFor(sync, connection));
        }
        report.atLeast("first import", ROWS / median(imports), "rows/s", new Limit("COPY", ROWS / median(limits)), 0.4);
        report.atMostTimes(
                "a look at unchanged days", median(again), "s", new Limit("first import", median(imports)), 0.25);
    }

    private static void importOnce(Sync sync, String account) {
        sync.secondsToImport(sync.link(prepared(sync, account)), account);
    }

    private static String prepared(Sync sync, String account) {
        sync.bank().answers(account, Rows.ofTransactions(account, ROWS));
        return account;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

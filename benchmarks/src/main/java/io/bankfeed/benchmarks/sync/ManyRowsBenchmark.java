package io.bankfeed.benchmarks.sync;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.Report.Limit;
import io.bankfeed.localstack.tenant.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** Whether what is stored already slows what comes in, or what is read. */
public final class ManyRowsBenchmark implements Benchmark {
    private static final int FEW = 100_000;
    private static final int MANY = 3_000_000;
    private static final int ROWS = 5_000;
    private static final int TIMES = 7;
    private static final int WARM_UPS = 3;
    private static final int PAGES = 3_000;
    private static final int PAGE = 100;

    @Override
    public String name() {
        return "many-rows";
    }

    @Override
    public String question() {
        return "With 3,000,000 transactions stored, how fast is an import, and a page of a list?";
    }

    @Override
    public void run(Report report) throws Exception {
        try (var sync = new Sync(Sync.WITHOUT_WEBHOOKS, Sync.USUAL_HEAP)) {
            var stored = new StoredRows(sync);
            stored.fill(0, FEW);
            imports(sync, "warm", WARM_UPS);
            var few = imports(sync, "few", TIMES);
            report.say("storing up to 3,000,000 rows");
            stored.fill(FEW, MANY);
            imports(sync, "warmed", WARM_UPS);
            var many = imports(sync, "many", TIMES);
            report.atMostTimes("import with 3,000,000 rows stored", many, "s", new Limit("with 100,000", few), 1.2);
            pages(sync.tenant(), sync.url(), stored, PAGES); // compilers at work are not measured
            var pages = pages(sync.tenant(), sync.url(), stored, PAGES);
            report.figure("page of 100 transactions, median", pages.getValueAtPercentile(50) / 1e3, "ms");
            report.atMost("page of 100 transactions, p99", pages.getValueAtPercentile(99) / 1e3, "ms", 20);
        }
    }

    private static double imports(Sync sync, String name, int times) {
        List<Double> seconds = new ArrayList<>();
        for (var round = 0; round < times; round++) {
            var account = name + round;
            sync.bank().answers(account, Rows.ofTransactions(account, ROWS));
            seconds.add(sync.secondsToImport(sync.link(account), account));
        }
        return ImportBenchmark.median(seconds);
    }

    /** Of any account, any place in its list. */
    private static Histogram pages(Api tenant, String url, StoredRows stored, int count) {
        var random = new SplittableRandom(1);
        var micros = new Histogram(3);
        for (var read = 0; read < count; read++) {
            var path = "%s/v1/accounts/%s/transactions?limit=%d&to=%s"
                    .formatted(url, stored.anyAccount(random), PAGE, stored.anyDay(random));
            var start = System.nanoTime();
            var answer = tenant.tryGet(path);
            micros.recordValue((System.nanoTime() - start) / 1000);
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " answered " + answer.status());
            }
        }
        return micros;
    }
}

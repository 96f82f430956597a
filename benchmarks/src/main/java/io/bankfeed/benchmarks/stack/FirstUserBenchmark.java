package io.bankfeed.benchmarks.stack;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.StackSettings;
import io.bankfeed.localstack.StackStart;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What {@code ./run-local} promises: everything up, a user linked at both banks and all data in within a minute. */
public final class FirstUserBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    @Override
    public String name() {
        return "first-user";
    }

    @Override
    public String question() {
        return "How soon is the whole system up, linked and synced on one machine, and what does it hold?";
    }

    @Override
    public void run(Report report) throws Exception {
        var checkout = Places.findCheckout();
        var data = Files.createTempDirectory("bankfeed-first-user");
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        var start = System.nanoTime();
        var settings = StackSettings.withSimulator(places, PortPlan.ofFreePorts());
        try (LocalStack stack = new StackStart(settings, report::say).start()) {
            report.figure("everything is up", seconds(start), "s");
            linkAtBothBanks(new Tenant("demo", stack));
            report.atMost("up, linked at both banks, all data in", seconds(start), "s", 60);
            report.atMost("resident memory of all processes", stack.residentMegabytes(), "MiB", 3 * 1024);
        } finally {
            Directories.delete(data);
        }
    }

    private static void linkAtBothBanks(Tenant demo) {
        var user = "user-" + UUID.randomUUID();
        var links = List.of("mock", "ob-monzo").stream()
                .map(bank -> Link.make(demo, user, BankUser.john(bank)))
                .toList();
        links.forEach(link -> new Arrival(demo, LIMIT).await(link, state -> {}));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}

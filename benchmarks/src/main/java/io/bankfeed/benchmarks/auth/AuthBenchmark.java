package io.bankfeed.benchmarks.auth;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.auth.Client.Made;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.benchmarks.report.Report.Limit;
import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.StackSettings;
import io.bankfeed.localstack.StackStart;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceProcess;
import io.bankfeed.localstack.tenant.Tenant;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Links, callbacks and lookups a second, and how soon a grant is on the broker. */
public final class AuthBenchmark implements Benchmark {
    private static final double SHARE = 0.5;
    private static final int FIRST_CALLBACKS = 6_000;
    private static final int STEADY_CALLBACKS = 3_000;

    @Override
    public String name() {
        return "auth-service";
    }

    @Override
    public String question() {
        return "How many links, callbacks and lookups a second, beside a bare insert, and how soon is a grant told?";
    }

    /** The other services would compete for the two cores with work that is not asked about: they are ended. */
    @Override
    public void run(Report report) throws Exception {
        ServiceProcess.optimise();
        var checkout = Places.findCheckout();
        var data = Files.createTempDirectory("bankfeed-auth-benchmark");
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        var settings = StackSettings.withSimulator(places, PortPlan.ofFreePorts());
        try (LocalStack stack = new StackStart(settings, report::say).start()) {
            List.of(Service.TOKEN_SERVICE, Service.SYNC_SERVICE, Service.WEBHOOK_RECEIVER)
                    .forEach(stack::kill);
            measure(report, stack);
        } finally {
            Directories.delete(data);
        }
    }

    private static void measure(Report report, LocalStack stack) throws Exception {
        var acme = new Tenant("acme", stack);
        var client = new Client(stack.ports().url(Part.AUTH_SERVICE), acme.accessToken());
        var limit = limit(stack, client);
        report.beside("bare transaction of 3 rows, as a link's", bareWrites(stack, client, 3), "a second", limit);
        report.beside("bare transaction of 7 rows, as a callback's", bareWrites(stack, client, 7), "a second", limit);
        Queue<Made> links = new ConcurrentLinkedQueue<>();
        var made = Load.perSecond(() -> links.add(client.makeLink()));
        report.atLeast("links made", made, "a second", limit, SHARE);
        var lookups = limit(stack, client);
        report.atLeast("connections looked up", Load.perSecond(() -> look(client, links)), "a second", lookups, SHARE);
        while (links.size() < enoughLinks(made)) {
            Load.during(Duration.ofSeconds(5), () -> links.add(client.makeLink()));
        }
        steady(report, stack, client, links);
        var callbacks = limit(stack, client);
        report.atLeast("callbacks taken", Load.perSecond(() -> comeBack(client, links)), "a second", callbacks, SHARE);
    }

    /** The first are for the compiler. */
    private static void steady(Report report, LocalStack stack, Client client, Queue<Made> links) throws Exception {
        var unused = new Telling(client, stack.kafka().address()).of(links, FIRST_CALLBACKS);
        var micros = new Telling(client, stack.kafka().address()).of(links, STEADY_CALLBACKS);
        report.figure("callback to ConsentGranted, p50 at 100 a second", micros.getValueAtPercentile(50) / 1e3, "ms");
        report.atMost(
                "callback to ConsentGranted, p99 at 100 a second", micros.getValueAtPercentile(99) / 1e3, "ms", 50);
    }

    /** Taken anew beside each figure, as a machine that others use, too, is not as fast from one minute to the next. */
    private static Limit limit(LocalStack stack, Client client) throws Exception {
        return new Limit("bare insert", bareWrites(stack, client, 1));
    }

    private static double bareWrites(LocalStack stack, Client client, int rows) throws Exception {
        try (var bare = new BareInsert(stack.postgres())) {
            return Load.perSecond(() -> {
                client.insertBarely(bare.url(rows));
                return null;
            });
        }
    }

    /** A callback costs more than a link: never so many are taken in the time of one figure. */
    private static long enoughLinks(double madePerSecond) {
        return FIRST_CALLBACKS + STEADY_CALLBACKS + (long) (madePerSecond * Load.LONGEST.toSeconds());
    }

    private static Object look(Client client, Queue<Made> links) throws Exception {
        var link = links.remove();
        client.look(link);
        return links.add(link);
    }

    private static Object comeBack(Client client, Queue<Made> links) throws Exception {
        client.comeBack(links.remove());
        return true;
    }
}

package io.bankfeed.benchmarks.image;

import io.bankfeed.benchmarks.Benchmark;
import io.bankfeed.benchmarks.report.Report;
import io.bankfeed.localstack.EndToEnd;
import io.bankfeed.localstack.process.HttpProbe;
import io.bankfeed.localstack.process.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What ./images --train promises: each service ready within five seconds, and small after real work. */
public final class ImagesBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final double KIBI_PER_MEBI = 1024;
    private static final int STARTS = 3;

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String question() {
        return "How soon is each service ready from its image, and what does it hold after the end-to-end check?";
    }

    @Override
    public void run(Report report) throws Exception {
        var checkout = Places.findCheckout();
        if (!Compose.available(checkout)) {
            report.say("not measured: it needs a Docker engine, and the images of ./images --train");
            return;
        }
        var compose = new Compose(checkout);
        try {
            compose.up();
            if (new CommandLine(new EndToEnd()).execute() != 0) {
                throw new IllegalStateException("the end-to-end check failed");
            }
            for (var service : services().entrySet()) {
                var resident = residentMebibytes(compose.pid(service.getKey()));
                report.atMost(service.getKey() + ": resident after the check", resident, "MiB", 300);
            }
            for (var service : services().entrySet()) {
                var start = Start.medianOf(STARTS, () -> restart(compose, service));
                report.atMost(service.getKey() + ": start to ready", start.seconds(), "s", 5);
                report.figure(service.getKey() + ": processor time of it", start.processorSeconds(), "s");
            }
        } finally {
            compose.down();
        }
    }

    private static Map<String, Integer> services() {
        var services = new LinkedHashMap<String, Integer>();
        services.put("auth-service", 9081);
        services.put("token-service", 9082);
        services.put("sync-service", 9083);
        services.put("webhook-receiver", 9084);
        return services;
    }

    /** From the start of the container, and of it alone, to the first 200 of its readiness. */
    private static Start restart(Compose compose, Map.Entry<String, Integer> service)
            throws IOException, InterruptedException {
        var container = compose.container(service.getKey());
        compose.output(List.of("docker", "stop", container));
        QuietMachine.await();
        var probe = URI.create("http://127.0.0.1:" + service.getValue() + "/actuator/health/readiness");
        var started = System.nanoTime();
        compose.output(List.of("docker", "start", container));
        while (!HttpProbe.answers(probe)) {
            if (System.nanoTime() - started > LIMIT.toNanos()) {
                throw new IllegalStateException(service.getKey() + " is not ready after " + LIMIT);
            }
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        return new Start(seconds, Start.processorSeconds(compose.pid(service.getKey())));
    }

    private static double residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KIBI_PER_MEBI)
                .findFirst()
                .orElseThrow();
    }
}

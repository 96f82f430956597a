package io.bankfeed.benchmarks.webhook;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.localstack.kafka.KafkaBroker;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A broker, the receiver and the limit, each its own process; receiver and limit run with the same settings. */
final class Processes implements AutoCloseable {

    static final int HEAP_MEGABYTES = 128;

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Pattern HEAP_USED = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");

    private final Places places;
    private final Children children;
    private final PortPlan ports = PortPlan.ofFreePorts();

    Processes(Places places) {
        this.places = places;
        this.children = new Children(places);
    }

    String startBroker() {
        KeyFiles.generateIn(places.keys());
        return KafkaBroker.start(children, ports, places.checkout().resolve("config/tenants.yml"))
                .address();
    }

    /** Gives its port. */
    int startReceiver(String broker) {
        var jar = places.checkout().resolve("webhook-receiver/target/webhook-receiver.jar");
        var receiver = children.start(
                "webhook-receiver",
                java("-jar", jar.toString()),
                Map.of(
                        "SERVER_PORT", port(Part.WEBHOOK_RECEIVER),
                        "MANAGEMENT_SERVER_PORT", port(Part.WEBHOOK_RECEIVER_MANAGEMENT),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker,
                        "BANKFEED_TENANTS_FILE",
                                places.checkout().resolve("config/tenants.yml").toString(),
                        "BANKFEED_KEYS_CAPABILITY_FILE", capabilityKeys().toString()));
        receiver.awaitReady(management("/actuator/health/readiness"), READY_WITHIN);
        return ports.of(Part.WEBHOOK_RECEIVER);
    }

    /** Gives its port. */
    int startLimit(String broker, Path sample) {
        var limit = children.start(
                "limit",
                java(
                        "-cp",
                        System.getProperty("java.class.path"),
                        LimitServer.class.getName(),
                        port(Part.SYNC_SERVICE),
                        broker,
                        sample.toString()),
                Map.of());
        limit.awaitReady(URI.create("http://127.0.0.1:" + port(Part.SYNC_SERVICE) + "/ready"), READY_WITHIN);
        return ports.of(Part.SYNC_SERVICE);
    }

    Path capabilityKeys() {
        return places.keys().resolve(KeyFiles.CAPABILITY);
    }

    double receiversHeapMegabytes() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(
                    HttpRequest.newBuilder(management("/actuator/prometheus")).build(), BodyHandlers.ofString());
            return HEAP_USED
                            .matcher(metrics.body())
                            .results()
                            .map((MatchResult used) -> used.group(1))
                            .mapToDouble(Double::parseDouble)
                            .sum()
                    / (1 << 20);
        }
    }

    private URI management(String path) {
        return URI.create(ports.url(Part.WEBHOOK_RECEIVER_MANAGEMENT) + path);
    }

    private static List<String> java(String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        return command;
    }

    private String port(Part part) {
        return Integer.toString(ports.of(part));
    }

    @Override
    public void close() {
        children.closeAllBut(List.of(KafkaBroker.NAME));
    }
}

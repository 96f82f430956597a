package io.bankfeed.rehearsals.prometheus;

import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Api;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The real server, scraping the services of a stack. */
public final class Prometheus implements AutoCloseable {
    private static final String NAME = "prometheus";
    private static final int PORT = 9090;
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int POINTS = 200;

    private final Children children;
    private final String url = "http://127.0.0.1:" + PORT;

    private Prometheus(Children children) {
        this.children = children;
    }

    /** With what is in {@code deploy/prometheus/rules}, in shorter time. */
    public static Prometheus start(Places places, PortPlan ports, ShorterTime time) {
        var directory = places.data();
        try {
            Files.createDirectories(directory);
            var rules = Files.readString(places.checkout().resolve("deploy/prometheus/rules/bankfeed.yml"));
            Files.writeString(directory.resolve("rules.yml"), time.of(rules));
            Files.writeString(directory.resolve("prometheus.yml"), configuration(ports));
        } catch (IOException e) {
            throw new StackFailure("Prometheus could not be set up: " + e.getMessage(), e);
        }
        var prometheus = new Prometheus(new Children(places));
        prometheus
                .children
                .start(
                        NAME,
                        List.of(
                                NAME,
                                "--config.file=" + directory.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + directory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + PORT,
                                "--log.level=warn"),
                        Map.of())
                .awaitReady(URI.create(prometheus.url + "/-/ready"), READY_WITHIN);
        return prometheus;
    }

    private static String configuration(PortPlan ports) {
        var targets = Stream.of(Service.values())
                .map(service -> "\"127.0.0.1:" + ports.of(service.managementPort()) + "\"")
                .collect(Collectors.joining(", "));
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: bankfeed
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: [%s]}]
                """.formatted(targets);
    }

    /** Names of the alerts that fire now. */
    public Set<String> firing() {
        return alerts("firing");
    }

    /** Names of those that fire, and of those that will when their fault lasts. */
    public Set<String> active() {
        var all = alerts("firing");
        all.addAll(alerts("pending"));
        return all;
    }

    private TreeSet<String> alerts(String state) {
        return elements(get("/api/v1/alerts").path("data").path("alerts"))
                .filter(alert -> alert.path("state").asString().equals(state))
                .map(alert -> alert.path("labels").path("alertname").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many series it gives somewhere in this time. */
    public int series(String query, Instant from, Instant to) {
        var step = Math.max(1, Duration.between(from, to).toSeconds() / POINTS);
        var answer = get("/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step);
        return answer.path("data").path("result").size();
    }

    private JsonNode get(String path) {
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(url + path)).GET());
        if (answer.status() != 200) {
            throw new StackFailure("Prometheus answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public void close() {
        children.closeAllBut(List.of());
    }
}

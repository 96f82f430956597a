package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the running services expose after real traffic: dashboards and alerts are held against docs/metrics.txt. */
@Order(8)
class ExposedMetricsIT {
    private static final Path FILE = Places.findCheckout().resolve("docs/metrics.txt");

    @Test
    void every_metric_that_dashboards_and_alerts_may_use_is_exposed() throws IOException {
        var stack = SharedStack.get();
        if ("write".equals(System.getProperty("bankfeed.golden"))) {
            Files.writeString(FILE, head() + String.join("\n", exposed(stack)) + "\n");
        }
        var promised = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        // the questions to the databases are asked once a minute
        await().atMost(Duration.ofSeconds(75))
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(exposed(stack)).containsAll(promised));
    }

    /** OpenMetrics knows them on buckets and counters; Prometheus before 3 refuses a whole scrape for one elsewhere. */
    @Test
    void traces_behind_metrics_are_given_where_every_prometheus_takes_them() {
        var answers = Stream.of(Service.values())
                .map(service -> SharedStack.get().ports().url(service.managementPort()) + "/actuator/prometheus")
                .map(address -> Api.exchange(HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/openmetrics-text;version=1.0.0")
                        .GET()));
        var withTrace = answers.flatMap(answer -> answer.text().lines())
                .filter(line -> !line.startsWith("#") && line.contains(" # {"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(withTrace)
                .contains("http_server_requests_seconds_bucket")
                .allMatch(name -> name.endsWith("_bucket") || name.endsWith("_total"));
    }

    private static TreeSet<String> exposed(LocalStack stack) {
        return Stream.of(Service.values())
                .flatMap(service -> metrics(stack.ports().url(service.managementPort())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> metrics(String management) {
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus"))
                .GET());
        assertThat(answer.status()).isEqualTo(200);
        return answer.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .filter(name -> name.matches("(bankfeed|http|resilience4j_circuit"
                        + "breaker|r2dbc_pool|spring_kafka_listener|jvm_memory|jvm_gc_pause|process_cpu).*"));
    }

    private static String head() {
        return """
                # Metrics that dashboards and alerts may use, as the running services expose them. Written by
                #   ./mvnw -pl local-stack verify -Dtest=ExposedMetricsIT -Dbankfeed.golden=write
                """;
    }
}

package io.bankfeed.rehearsals;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.rehearsals.prometheus.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every query of every dashboard, asked of a Prometheus that has seen the services at work. */
record Dashboards(Path checkout, Prometheus prometheus) {
    private static final String VARIABLE = "$service";

    record Asked(int queries, List<String> withoutData) {}

    /** Whether each gave at least one series between these two. */
    Asked ask(Instant from, Instant to) {
        var without = new ArrayList<String>();
        var queries = 0;
        for (var file : files()) {
            for (var panel : read(file).path("panels")) {
                for (var target : panel.path("targets")) {
                    queries++;
                    if (!givesData(target.path("expr").asString(), from, to)) {
                        without.add(
                                file.getFileName() + ", " + panel.path("title").asString() + ": "
                                        + target.path("expr").asString());
                    }
                }
            }
        }
        return new Asked(queries, without);
    }

    /** For one of the services, where the dashboard lets one choose. */
    private boolean givesData(String query, Instant from, Instant to) {
        var services = query.contains(VARIABLE) ? Stream.of(Service.values()) : Stream.of(Service.AUTH_SERVICE);
        return services.map(service -> query.replace(VARIABLE, service.module()))
                .anyMatch(asked -> prometheus.series(asked, from, to) > 0);
    }

    private List<Path> files() {
        try (var files = Files.list(checkout.resolve("docs/dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StackFailure("the dashboards could not be read", e);
        }
    }

    private static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }
}

package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    static Stream<String> dashboards() {
        return Checkout.files("docs/dashboards", ".json").stream().map(file -> "docs/dashboards/" + file.getFileName());
    }

    @Test
    void there_is_one_for_each_question_of_operations() {
        assertThat(dashboards().map(path -> Checkout.json(path).path("uid").asText()))
                .containsExactlyInAnyOrder(
                        "bankfeed-pipeline", "bankfeed-consents-and-tokens", "bankfeed-providers", "bankfeed-service");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_do_not_overlap_and_each_has_a_query_with_a_unit(String path) {
        var taken = new HashSet<List<Integer>>();
        for (var panel : Checkout.json(path).path("panels")) {
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                    .isNotEmpty();
            assertThat(panel.path("targets"))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asText()).isNotBlank());
            cells(panel.path("gridPos"))
                    .forEach(cell -> assertThat(taken.add(cell))
                            .as(panel.path("title").asText() + " at " + cell)
                            .isTrue());
        }
    }

    /**
     * Every metric that a panel or an alert asks for is one that the services were seen to expose (see
     * ExposedMetricsIT).
     */
    @Test
    void every_query_asks_for_metrics_that_the_services_expose() {
        var exposed = ExposedMetrics.committed();

        assertThat(Queries.all())
                .hasSizeGreaterThan(50)
                .allSatisfy((where, query) -> assertThat(Queries.metrics(query))
                        .as(where)
                        .isNotEmpty()
                        .allMatch(exposed::contains));
    }

    @Test
    void where_promtool_is_installed_it_can_read_every_query() {
        var rules = new StringBuilder("groups: [{name: queries, rules: [");
        Queries.all()
                .forEach((where, query) -> rules.append("{record: x")
                        .append(Integer.toHexString(where.hashCode()))
                        .append(", expr: '")
                        .append(query.replace("$service", "sync-service").replace("'", "''"))
                        .append("'},"));
        var file = "deployment/target/queries.yml";
        Manifests.write(file, rules + "]}]\n");

        new Tool("promtool")
                .run(List.of("check", "rules", file))
                .ifPresent(result ->
                        assertThat(result.output()).doesNotContain("FAILED").doesNotContain("parse error"));
    }

    private static Stream<List<Integer>> cells(JsonNode grid) {
        int left = grid.path("x").asInt();
        int top = grid.path("y").asInt();
        return Stream.iterate(left, x -> x < left + grid.path("w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(top, y -> y < top + grid.path("h").asInt(), y -> y + 1)
                        .map(y -> List.of(x, y)));
    }
}

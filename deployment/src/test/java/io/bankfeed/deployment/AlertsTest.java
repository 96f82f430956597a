package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {
    private static final String TESTS = "deploy/prometheus/tests/bankfeed.yml";

    static Stream<JsonNode> alerts() {
        return StreamSupport.stream(
                        Checkout.yaml("deploy/prometheus/rules/bankfeed.yml")
                                .path("groups")
                                .spliterator(),
                        false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_how_urgent_it_is_and_where_its_runbook_is(JsonNode alert) {
        var runbook = alert.path("annotations").path("runbook").asText();

        assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
        assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
        assertThat(Files.exists(Checkout.file(runbook))).as(runbook).isTrue();
        assertThat(Checkout.text(runbook)).contains("## What to do", "## When it is over");
    }

    @Test
    void every_runbook_belongs_to_an_alert_and_uses_commands_that_there_are() {
        var meant = alerts().map(
                        alert -> alert.path("annotations").path("runbook").asText())
                .collect(Collectors.toSet());

        assertThat(Checkout.files("docs/runbooks", ".md").stream().map(file -> "docs/runbooks/" + file.getFileName()))
                .containsExactlyInAnyOrderElementsOf(meant);
    }

    @Test
    void every_alert_has_a_unit_test() {
        var tested = Checkout.yaml(TESTS).path("tests").findValuesAsText("name");

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        alerts().map(alert -> alert.path("alert").asText()).toList());
    }

    @Test
    void where_promtool_is_installed_the_rules_pass_their_unit_tests() {
        new Tool("promtool")
                .run(List.of("test", "rules", TESTS))
                .ifPresent(result ->
                        assertThat(result.status()).as(result.output()).isZero());
        new Tool("promtool")
                .run(List.of("check", "config", "--syntax-only", "deploy/prometheus/prometheus.yml"))
                .ifPresent(result ->
                        assertThat(result.status()).as(result.output()).isZero());
    }
}

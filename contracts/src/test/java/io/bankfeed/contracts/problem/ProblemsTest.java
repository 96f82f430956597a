package io.bankfeed.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.testsupport.contract.CommittedFile;
import io.bankfeed.testsupport.contract.OpenApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

class ProblemsTest {

    /** Given by Spring for what no handler of ours sees; {@code StatusCodes} makes them of the status. */
    private static final Set<String> OF_THE_STATUS =
            Set.of("not_found", "method_not_allowed", "not_acceptable", "unsupported_media_type", "content_too_large");

    private static Map<String, Set<String>> used = Map.of();
    private static Map<String, Set<Integer>> statuses = Map.of();

    private final JsonNode problems = problems();

    @BeforeAll
    static void readSources() throws IOException {
        var codes = ProblemCodes.inSources();
        used = codes.modules();
        statuses = codes.statuses();
    }

    @Test
    void every_code_in_the_code_is_listed_and_no_other() {
        Set<String> given = new TreeSet<>(used.keySet());
        given.addAll(OF_THE_STATUS);

        assertThat(new TreeSet<>(problems.propertyNames()))
                .as("openapi/src/main/resources/problems.yml")
                .isEqualTo(given);
    }

    @Test
    void a_code_is_listed_for_the_services_that_use_it() {
        for (var code : used.entrySet()) {
            Set<String> listed = problems.path(code.getKey())
                    .path("by")
                    .valueStream()
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
            if (!code.getValue().contains("common") && !listed.contains("all")) {
                assertThat(listed).as(code.getKey()).containsAll(code.getValue());
            }
        }
    }

    @Test
    void a_code_always_has_the_status_that_is_listed() {
        assertThat(statuses).hasSizeGreaterThan(20);
        statuses.forEach((code, given) -> assertThat(given)
                .as(code)
                .containsExactly(problems.path(code).path("status").asInt()));
    }

    @Test
    void each_has_its_cause_and_its_cure() {
        problems.properties()
                .forEach(problem -> assertThat(Stream.of("title", "cause", "cure")
                                .map(part -> problem.getValue().path(part).asString("")))
                        .as(problem.getKey())
                        .noneMatch(String::isBlank));
    }

    @Test
    void the_documents_name_listed_codes_only() {
        Stream.of("auth-service", "token-service", "sync-service", "webhook-receiver")
                .flatMap(service -> OpenApi.of(service).operations())
                .forEach(operation -> assertThat(operation
                                .node()
                                .path("x-problems")
                                .valueStream()
                                .map(JsonNode::asString))
                        .as(operation.toString())
                        .isSubsetOf(problems.propertyNames()));
    }

    @Test
    void the_list_for_people_is_made_of_it() {
        var text = new StringBuilder("""
                # Problem codes

                Every refusal is a problem (RFC 9457, `application/problem+json`) with a stable `code`; its `type` is
                `urn:bankfeed:problem:` and the code. Decide by `code`, or by the status where you do not know it: codes
                may be added. `detail` is for people and may change. `actor` says who must act: nobody, user, us or
                bank.

                | code | status | from | means | cause | what to do |
                |---|---|---|---|---|---|
                """);
        problems.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(problem -> text.append(row(problem.getKey(), problem.getValue())));
        CommittedFile.of("docs/problems.md").isMadeOf(text.toString());
    }

    private static String row(String code, JsonNode problem) {
        String by = problem.path("by").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        code,
                        problem.path("status").asString(),
                        by,
                        problem.path("title").asString(),
                        problem.path("cause").asString(),
                        problem.path("cure").asString());
    }

    private static JsonNode problems() {
        try (InputStream file = ProblemsTest.class.getResourceAsStream("/problems.yml")) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file));
            return BankfeedJson.mapper().valueToTree(yaml).path("problems");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}

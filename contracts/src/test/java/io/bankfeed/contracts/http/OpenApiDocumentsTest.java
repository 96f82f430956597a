package io.bankfeed.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.testsupport.contract.OpenApi;
import io.bankfeed.testsupport.contract.OpenApi.Operation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a reader and a generator of clients need; {@code LintTest} asks the public linter besides. */
class OpenApiDocumentsTest {

    private static final List<String> SERVICES =
            List.of("auth-service", "token-service", "sync-service", "webhook-receiver");

    private static final String VERBS =
            "get|list|show|create|post|redeem|revoke|renew|issue|extend|reauthenticate|refresh"
                    + "|rotate|pause|resume|request|receive|replay|discard|accept";

    static Stream<Operation> operations() {
        return SERVICES.stream().map(OpenApi::of).flatMap(OpenApi::operations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "token-service", "sync-service", "webhook-receiver"})
    void it_is_valid_by_the_schema_that_the_openapi_initiative_publishes(String service) throws IOException {
        JsonNode document = OpenApi.of(service).document();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        try (var published = OpenApiDocumentsTest.class.getResourceAsStream("/specs/openapi-3.1.json")) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(BankfeedJson.mapper().readTree(published));
            assertThat(schema.validate(document)).isEmpty();
            assertThat(schema.validate(BankfeedJson.mapper().readTree("{\"openapi\": \"3.1.0\"}")))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "token-service", "sync-service", "webhook-receiver"})
    void names_of_operations_are_verbs_and_unique(String service) {
        var ids = OpenApi.of(service).operations().map(Operation::id).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("(%s)[A-Z]\\w*".formatted(VERBS)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_says_what_it_does_who_may_and_how_it_refuses(Operation operation) {
        assertThat(operation.node().path("summary").asString("")).as("summary").isNotBlank();
        assertThat(operation.node().path("tags")).as("tags").hasSize(1);
        assertThat(operation.node().path("responses").has("default"))
                .as("how it refuses")
                .isTrue();
        assertThat(operation.path().startsWith("/webhooks/") || operation.needsToken())
                .as("who may")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_body_has_an_example(Operation operation) {
        operation
                .responses()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").valueStream())
                .forEach(content -> assertThat(hasExample(content))
                        .as("example of the answer")
                        .isTrue());
        operation
                .node()
                .path("requestBody")
                .path("content")
                .forEach(content -> assertThat(hasExample(content))
                        .as("example of the body")
                        .isTrue());
        operation
                .parameters()
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .forEach(parameter -> assertThat(hasExample(parameter))
                        .as("example of %s", parameter.path("name"))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_example_of_a_body_has_its_answer_and_so_is_carried_out(Operation operation) {
        List<String> bodies = names(operation.node().path("requestBody"));
        List<String> answers = operation
                .responses()
                .flatMap(response -> names(response.getValue()).stream())
                .toList();

        if (bodies.size() > 1) {
            assertThat(answers).containsAll(bodies);
        }
    }

    private static List<String> names(JsonNode holder) {
        return holder.path("content")
                .valueStream()
                .flatMap(content -> content.path("examples").propertyNames().stream())
                .toList();
    }

    private static boolean hasExample(JsonNode holder) {
        return holder.has("example") || !holder.path("examples").isEmpty();
    }
}

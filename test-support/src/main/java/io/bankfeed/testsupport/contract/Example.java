package io.bankfeed.testsupport.contract;

import io.bankfeed.testsupport.contract.OpenApi.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One example of an operation: what is sent, and what should come back.
 *
 * @param name joins the parts of an example that stand in different places of the document
 * @param answer the body that the document shows; absent where it shows none
 * @param schema what the document says of such bodies
 */
public record Example(
        Operation operation,
        String name,
        int status,
        @Nullable JsonNode answer,
        @Nullable JsonNode schema) {

    private static final String UNNAMED = "example";

    /** Every response example; and where an operation has none, the operation itself with its parameters' examples. */
    static Stream<Example> of(Operation operation) {
        var examples = operation
                .responses()
                .flatMap(response -> ofResponse(operation, response.getKey(), response.getValue()))
                .toList();
        return examples.stream().anyMatch(example -> example.status < 300)
                ? examples.stream()
                : Stream.concat(
                        examples.stream(),
                        operation
                                .responses()
                                .filter(response -> response.getKey().startsWith("2"))
                                .map(response -> new Example(
                                        operation, UNNAMED, Integer.parseInt(response.getKey()), null, null)));
    }

    private static Stream<Example> ofResponse(Operation operation, String status, JsonNode response) {
        return response.path("content").properties().stream()
                .flatMap(content -> examplesIn(content.getValue()).entrySet().stream()
                        .map(example -> new Example(
                                operation,
                                example.getKey(),
                                Integer.parseInt(status),
                                example.getValue(),
                                content.getValue().get("schema"))));
    }

    /** What is sent as the body; of one single example it may have any name. */
    Optional<JsonNode> body() {
        var bodies =
                examplesIn(operation.node().path("requestBody").path("content").path("application/json"));
        return bodies.size() == 1 ? bodies.values().stream().findFirst() : Optional.ofNullable(bodies.get(name));
    }

    Optional<String> parameter(JsonNode parameter) {
        var values = examplesIn(parameter);
        return Optional.ofNullable(values.getOrDefault(name, values.get(UNNAMED)))
                .map(JsonNode::asString);
    }

    private static Map<String, JsonNode> examplesIn(JsonNode holder) {
        var found = new LinkedHashMap<String, JsonNode>();
        if (holder.has(UNNAMED)) {
            found.put(UNNAMED, holder.path(UNNAMED));
        }
        holder.path("examples")
                .properties()
                .forEach(named -> found.put(named.getKey(), named.getValue().path("value")));
        return found;
    }

    @Override
    public String toString() {
        return "%s: %s → %d".formatted(operation, name, status);
    }
}

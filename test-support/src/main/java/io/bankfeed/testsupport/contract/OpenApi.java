package io.bankfeed.testsupport.contract;

import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One committed OpenAPI document. */
public record OpenApi(JsonNode document) {

    static final JsonMapper JSON = JsonMapper.shared();

    /** @param service as its document is called in docs/openapi */
    public static OpenApi of(String service) {
        try {
            return new OpenApi(JSON.readTree(Files.readString(Repository.file("docs/openapi/" + service + ".json"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation ->
                                new Operation(this, path.getKey(), operation.getKey(), operation.getValue())));
    }

    /** A schema of the document that stands on its own. */
    ObjectNode standingAlone(JsonNode schema) {
        ObjectNode alone = ((ObjectNode) schema).deepCopy();
        alone.set("components", document.path("components"));
        return alone;
    }

    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.asString().substring(1));
    }

    /** One operation. */
    public record Operation(OpenApi api, String path, String method, JsonNode node) {

        public String id() {
            return node.path("operationId").asString("?");
        }

        /** What the token must carry, by the first of the ways that the document names; none where none is needed. */
        public List<String> scopes() {
            return StreamSupport.stream(security().path(0).path("bearer").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }

        public boolean needsToken() {
            return StreamSupport.stream(security().spliterator(), false).anyMatch(one -> one.has("bearer"));
        }

        private JsonNode security() {
            return node.has("security") ? node.path("security") : api.document.path("security");
        }

        public Stream<JsonNode> parameters() {
            return StreamSupport.stream(node.path("parameters").spliterator(), false);
        }

        /** Responses by status, without {@code default}. */
        public Stream<Map.Entry<String, JsonNode>> responses() {
            return node.path("responses").properties().stream()
                    .filter(response -> !response.getKey().equals("default"));
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }
}

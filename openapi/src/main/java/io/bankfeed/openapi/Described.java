package io.bankfeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A part of an OpenAPI document, laid over the one that is read from the code: objects are merged, parameters by name,
 * and a {@code $ref} or anything else replaces what was there. It may describe, but not invent: a path, operation or
 * parameter that the code does not have is an error.
 */
record Described(ObjectNode part) {

    /** With SnakeYAML, which knows anchors: Jackson's reader takes an alias for a text. */
    static Described read(Resource file) {
        if (!file.exists()) {
            return new Described(Json31.mapper().createObjectNode());
        }
        try (var content = file.getInputStream()) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
            return new Described(Json31.mapper().valueToTree(yaml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(String.valueOf(file), unreadable);
        }
    }

    void layOver(ObjectNode document) {
        requireOperations(document);
        merge(document, part);
    }

    /** Only the paths that the document has: for what some services share and others do not have. */
    Described asFarAsThereIn(ObjectNode document) {
        ObjectNode there = part.deepCopy();
        if (there.get("paths") instanceof ObjectNode paths) {
            paths.remove(paths.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(path -> !document.path("paths").has(path))
                    .toList());
        }
        return new Described(there);
    }

    private void requireOperations(JsonNode document) {
        for (Map.Entry<String, JsonNode> path : part.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!document.path("paths").path(path.getKey()).has(operation.getKey())) {
                    throw new IllegalStateException("openapi.yml describes what the code does not have: "
                            + operation.getKey() + " " + path.getKey());
                }
            }
        }
    }

    private static void merge(ObjectNode target, ObjectNode more) {
        for (Map.Entry<String, JsonNode> field : more.properties()) {
            JsonNode there = target.get(field.getKey());
            if (there instanceof ObjectNode existing
                    && field.getValue() instanceof ObjectNode described
                    && !described.has("$ref")) {
                merge(existing, described);
            } else if (field.getKey().equals("parameters") && there instanceof ArrayNode parameters) {
                field.getValue().forEach(described -> mergeParameter(parameters, (ObjectNode) described));
            } else {
                target.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    private static void mergeParameter(ArrayNode parameters, ObjectNode described) {
        String name = described.path("name").asText();
        merge(
                named(parameters, name)
                        .orElseThrow(() -> new IllegalStateException("openapi.yml: the code has no parameter " + name)),
                described);
    }

    private static Optional<ObjectNode> named(ArrayNode parameters, String name) {
        return StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst();
    }
}

package io.bankfeed.contracts.event;

import io.bankfeed.testsupport.contract.OpenApi;
import java.util.ArrayDeque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A change in an event is the one that the change feed gives over HTTP: its schema is taken from there. */
final class FeedChanges {

    private static final String COMPONENTS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final String CHANGE = "FeedChange";

    private FeedChanges() {}

    static void fillIn(ObjectNode schema) {
        JsonNode components =
                OpenApi.of("sync-service").document().path("components").path("schemas");
        ((ObjectNode) schema.at("/properties/changes"))
                .put("minItems", 1)
                .put("maxItems", 100)
                .putObject("items")
                .put("$ref", DEFINITIONS + CHANGE);
        ObjectNode definitions = schema.putObject("$defs");
        var wanted = new ArrayDeque<>(List.of(CHANGE));
        while (!wanted.isEmpty()) {
            String name = wanted.pop();
            if (!definitions.has(name)) {
                JsonNode component = components.required(name).deepCopy();
                definitions.set(name, component);
                wanted.addAll(references(component));
            }
        }
    }

    /** Names of the components that are referred to; the references are pointed to the definitions. */
    private static List<String> references(JsonNode component) {
        return component.findParents("$ref").stream()
                .map(ObjectNode.class::cast)
                .map(holder -> {
                    String name = holder.path("$ref").asString().substring(COMPONENTS.length());
                    holder.put("$ref", DEFINITIONS + name);
                    return name;
                })
                .toList();
    }
}

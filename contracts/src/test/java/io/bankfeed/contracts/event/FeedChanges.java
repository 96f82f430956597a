package io.bankfeed.contracts.event;

import io.bankfeed.common.json.BankfeedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change in an event is the one that the change feed gives over HTTP. The code of events does not know it (it is
 * sync-service's), so its schema stands in a file of its own, and is held against what is really sent in the end-to-end
 * tests.
 */
final class FeedChanges {

    private static final String CHANGE = "FeedChange";

    private FeedChanges() {}

    static void fillIn(ObjectNode schema) {
        ((ObjectNode) schema.at("/properties/changes"))
                .put("minItems", 1)
                .put("maxItems", 100)
                .putObject("items")
                .put("$ref", "#/$defs/" + CHANGE);
        schema.set("$defs", definitions());
    }

    private static JsonNode definitions() {
        try (var file = FeedChanges.class.getResourceAsStream("/feed-change.json")) {
            return BankfeedJson.mapper().readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

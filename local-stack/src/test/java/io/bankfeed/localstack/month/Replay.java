package io.bankfeed.localstack.month;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Rows rebuilt from changes alone, as a consumer would. */
final class Replay {
    private final Map<String, JsonNode> rows = new LinkedHashMap<>();

    static Replay of(Iterable<JsonNode> changes) {
        var replay = new Replay();
        changes.forEach(replay::apply);
        return replay;
    }

    void apply(JsonNode change) {
        var transaction = change.path("transaction");
        var uid = transaction.path("transaction_uid").asString();
        switch (change.path("op").asString()) {
            case "removed" -> rows.remove(uid);
            case "settled" -> {
                rows.remove(change.path("settled_from").asString());
                rows.put(uid, transaction);
            }
            default -> rows.put(uid, transaction);
        }
    }

    Collection<JsonNode> rows() {
        return rows.values();
    }
}

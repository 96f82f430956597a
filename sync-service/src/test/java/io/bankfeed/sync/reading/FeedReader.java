package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A tenant's backend that reads the feed and the lists. */
record FeedReader(WebTestClient api) {

    WebTestClient.ResponseSpec changes(UUID connection, String query) {
        return get("/v1/connections/" + connection + "/changes" + query);
    }

    JsonNode page(UUID connection, String query) {
        return body(changes(connection, query));
    }

    List<JsonNode> all(UUID connection) {
        List<JsonNode> changes = new ArrayList<>();
        String query = "?limit=50";
        while (query != null) {
            JsonNode page = page(connection, query);
            page.path("items").forEach(changes::add);
            JsonNode next = page.path("next_cursor");
            query = next.isNull() ? null : "?limit=50&cursor=" + next.asString();
        }
        return changes;
    }

    List<JsonNode> transactions(UUID account) {
        return body(get("/v1/accounts/" + account + "/transactions?limit=500"))
                .path("items")
                .valueStream()
                .toList();
    }

    /** What a consumer holds that has applied these changes. */
    static List<JsonNode> rebuilt(List<JsonNode> changes) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        for (JsonNode change : changes) {
            JsonNode transaction = change.path("transaction");
            String uid = transaction.path("transaction_uid").asString();
            rows.remove(change.path("settled_from").asString(""));
            if (change.path("op").asString().equals("removed")) {
                rows.remove(uid);
            } else {
                rows.put(uid, transaction);
            }
        }
        return List.copyOf(rows.values());
    }

    private WebTestClient.ResponseSpec get(String path) {
        return api.get()
                .uri(path)
                .header("Authorization", bearer("demo", "transactions:read"))
                .exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Answers.JSON.readTree(
                answer.expectStatus().isOk().expectBody().returnResult().getResponseBodyContent());
    }
}

package io.bankfeed.localstack.month;

import io.bankfeed.localstack.tenant.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the tenant reads over HTTP. */
record Held(Api api, String url) {
    private static final int PAGE = 500;

    List<JsonNode> transactions(UUID accountId) {
        return all("/v1/accounts/" + accountId + "/transactions");
    }

    List<JsonNode> coverage(UUID accountId) {
        return Bank.items(api.get(url + "/v1/accounts/" + accountId + "/coverage"));
    }

    /** From the beginning. */
    List<JsonNode> changes(UUID connectionId) {
        return all("/v1/connections/" + connectionId + "/changes");
    }

    private List<JsonNode> all(String path) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = api.get(url + path + "?limit=" + PAGE + cursor);
            all.addAll(Bank.items(page));
            var next = page.path("next_cursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }
}

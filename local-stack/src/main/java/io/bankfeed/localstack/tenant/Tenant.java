package io.bankfeed.localstack.tenant;

import io.bankfeed.localstack.Addresses;
import io.bankfeed.localstack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One tenant's calls to Bankfeed. */
public final class Tenant {
    private static final int PAGE = 500;

    private final Api api;
    private final AccessTokens tokens;
    private final String auth;
    private final String sync;
    private final String landingPage;

    public Tenant(String name, LocalStack stack) {
        this(name, stack.addresses());
    }

    public Tenant(String name, Addresses addresses) {
        this.tokens = new AccessTokens(addresses.issuer(), name);
        this.api = new Api(tokens);
        this.auth = addresses.authService();
        this.sync = addresses.syncService();
        this.landingPage = addresses.issuer() + "/landing/" + name;
    }

    public Api api() {
        return api;
    }

    public String accessToken() {
        return tokens.current();
    }

    public String landingPage() {
        return landingPage;
    }

    /** {@code connection_id}, {@code connect_uri}, {@code auth_uri}. */
    public JsonNode createConnection(String userId, String reference) {
        return api.post(auth + "/v1/connections", Map.of("user_id", userId, "reference", reference));
    }

    public JsonNode redeem(String callbackReference, String userId) {
        return api.post(auth + "/v1/callback-references/" + callbackReference, Map.of("user_id", userId));
    }

    public JsonNode connection(String id) {
        return api.get(auth + "/v1/connections/" + id);
    }

    public List<JsonNode> accounts(String connectionId) {
        return items("/v1/connections/" + connectionId + "/accounts");
    }

    public List<JsonNode> transactions(String accountId) {
        return items("/v1/accounts/" + accountId + "/transactions");
    }

    public List<JsonNode> changes(String connectionId) {
        return items("/v1/connections/" + connectionId + "/changes");
    }

    public JsonNode balance(String accountId) {
        return api.get(sync + "/v1/accounts/" + accountId + "/balance");
    }

    /** A stretch of days each; a plain list or a page of one. */
    public List<JsonNode> coverage(String accountId) {
        var answer = api.get(sync + "/v1/accounts/" + accountId + "/coverage");
        return list(answer.isArray() ? answer : answer.path("items"));
    }

    private List<JsonNode> items(String path) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = api.get(sync + path + "?limit=" + PAGE + cursor);
            all.addAll(list(page.path("items")));
            var next = page.path("next_cursor").asString("");
            cursor = next.isEmpty() || page.path("items").isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}

package io.bankfeed.localstack.month;

import io.bankfeed.localstack.tenant.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own API: time, trouble, and the truth. */
record Bank(String url) {
    private static final JsonMapper JSON = JsonMapper.shared();

    void step(Duration by) {
        send("POST", "/clock", Map.of("advance", by.toString()));
    }

    void webhooks(Map<String, ?> settings) {
        send("PUT", "/webhooks", settings);
    }

    void set(String word, String value) {
        send("PUT", "/switches", Map.of(word, value));
    }

    void fault(Map<String, ?> fault) {
        send("POST", "/faults", fault);
    }

    void heal() {
        send("DELETE", "/faults", Map.of());
        webhooks(Map.of("mode", "normal", "delay_ms", 0));
    }

    void terms(String providerId, Map<String, ?> terms) {
        send("PUT", "/banks/" + providerId, terms);
    }

    /** The newest connection of a user at a bank. */
    JsonNode connection(String user) {
        return items(get("/ledger/connections")).stream()
                .filter(connection -> connection.path("user").asString().equals(user))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    List<JsonNode> booked(int connection, String accountId, String from) {
        return results(
                "/ledger/connections/%d/accounts/%s/transactions?from=%s".formatted(connection, accountId, from));
    }

    List<JsonNode> pending(int connection, String accountId) {
        return results("/ledger/connections/%d/accounts/%s/pending".formatted(connection, accountId));
    }

    /** Requests that came after the one of this number. */
    JsonNode requestsSince(long number) {
        return get("/ledger/requests?since=" + number);
    }

    private List<JsonNode> results(String path) {
        return StreamSupport.stream(get(path).path("results").spliterator(), false)
                .toList();
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private JsonNode get(String path) {
        return answered(
                HttpRequest.newBuilder(URI.create(url + "/simulator/v1" + path)).GET(), path);
    }

    private void send(String method, String path, Map<String, ?> body) {
        answered(
                HttpRequest.newBuilder(URI.create(url + "/simulator/v1" + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))),
                path);
    }

    private static JsonNode answered(HttpRequest.Builder request, String path) {
        var answer = Api.exchange(request);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(
                    "the simulator answered %s with %d: %s".formatted(path, answer.status(), answer.text()));
        }
        return answer.json();
    }
}

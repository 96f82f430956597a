package io.bankfeed.localstack.ledger;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.tenant.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The simulator's own API: how it sends webhooks, and what it holds. */
public record SimulatorControl(String root) {

    public static SimulatorControl of(LocalStack stack) {
        return at(stack.addresses().simulator());
    }

    public static SimulatorControl at(String address) {
        return new SimulatorControl(address + "/simulator/v1");
    }

    /** normal, off, or storm: each three times and out of order. */
    public void sendWebhooks(String mode) {
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(root + "/webhooks"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}")));
        if (answer.status() != 200) {
            throw new StackFailure("the simulator refused webhooks " + mode + ": " + answer.text());
        }
    }

    public long webhooksSent() {
        return get("/ledger/webhooks").path("last_number").asLong();
    }

    /** The newest connection at this bank, as the bank sees it. */
    public JsonNode newestConnection(String providerId) {
        return items(get("/ledger/connections"))
                .filter(connection -> connection.path("provider_id").asString().equals(providerId))
                .max(Comparator.comparingInt(connection -> connection.path("n").asInt()))
                .orElseThrow();
    }

    /** Accounts and cards that the user shared. */
    public List<String> accountIds(JsonNode connection) {
        return Stream.of("account_ids", "card_ids")
                .flatMap(kind -> StreamSupport.stream(connection.path(kind).spliterator(), false))
                .map(JsonNode::asString)
                .toList();
    }

    public JsonNode booked(JsonNode connection, String accountId, String from) {
        return get("/ledger/connections/%d/accounts/%s/transactions?from=%s"
                .formatted(connection.path("n").asInt(), accountId, from));
    }

    public JsonNode pending(JsonNode connection, String accountId) {
        return get("/ledger/connections/%d/accounts/%s/pending"
                .formatted(connection.path("n").asInt(), accountId));
    }

    /** Every code, token and secret that it has ever issued or knows. */
    public List<String> secrets() {
        return items(get("/ledger/secrets"))
                .map(secret -> secret.path("value").asString())
                .toList();
    }

    private JsonNode get(String path) {
        var answer =
                Api.exchange(HttpRequest.newBuilder(URI.create(root + path)).GET());
        if (answer.status() != 200) {
            throw new StackFailure(path + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    public static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false);
    }
}

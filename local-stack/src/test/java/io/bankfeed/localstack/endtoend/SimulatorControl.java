package io.bankfeed.localstack.endtoend;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.process.PortPlan.Part;
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
record SimulatorControl(String root) {

    static SimulatorControl of(LocalStack stack) {
        return new SimulatorControl(stack.ports().url(Part.TRUELAYER_SIMULATOR) + "/simulator/v1");
    }

    /** normal, off, or storm: each three times and out of order. */
    void sendWebhooks(String mode) {
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(root + "/webhooks"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}")));
        if (answer.status() != 200) {
            throw new AssertionError("the simulator refused webhooks " + mode + ": " + answer.text());
        }
    }

    long webhooksSent() {
        return get("/ledger/webhooks").path("last_number").asLong();
    }

    /** The newest connection at this bank, as the bank sees it. */
    JsonNode newestConnection(String providerId) {
        return items(get("/ledger/connections"))
                .filter(connection -> connection.path("provider_id").asString().equals(providerId))
                .max(Comparator.comparingInt(connection -> connection.path("n").asInt()))
                .orElseThrow();
    }

    /** Accounts and cards that the user shared. */
    List<String> accountIds(JsonNode connection) {
        return Stream.of("account_ids", "card_ids")
                .flatMap(kind -> StreamSupport.stream(connection.path(kind).spliterator(), false))
                .map(JsonNode::asString)
                .toList();
    }

    JsonNode booked(JsonNode connection, String accountId, String from) {
        return get("/ledger/connections/%d/accounts/%s/transactions?from=%s"
                .formatted(connection.path("n").asInt(), accountId, from));
    }

    JsonNode pending(JsonNode connection, String accountId) {
        return get("/ledger/connections/%d/accounts/%s/pending"
                .formatted(connection.path("n").asInt(), accountId));
    }

    /** Every code, token and secret that it has ever issued or knows. */
    List<String> secrets() {
        return items(get("/ledger/secrets"))
                .map(secret -> secret.path("value").asString())
                .toList();
    }

    private JsonNode get(String path) {
        var answer =
                Api.exchange(HttpRequest.newBuilder(URI.create(root + path)).GET());
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false);
    }
}

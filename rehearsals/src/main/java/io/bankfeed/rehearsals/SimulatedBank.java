package io.bankfeed.rehearsals;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.tenant.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's control of what fails at TrueLayer and at its banks. */
public record SimulatedBank(String url) {

    /** Until {@link #heal}. */
    public void fail(Map<String, ?> fault) {
        send("POST", "/faults", fault);
    }

    /** Takes every fault back. */
    public void heal() {
        send("DELETE", "/faults", Map.of());
    }

    /** What the client must send from now on. */
    public void clientSecret(String clientId, String secret) {
        send("PUT", "/clients", Map.of("client_id", clientId, "client_secret", secret));
    }

    private void send(String method, String path, Map<String, ?> body) {
        var json = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(url + "/simulator/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, json));
        if (answer.status() / 100 != 2) {
            throw new StackFailure(
                    "the simulator answered " + path + " with " + answer.status() + ": " + answer.text());
        }
    }
}

package io.bankfeed.testsupport;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A service's dead letters, as an operator works on them over HTTP. */
public record DeadLetterDesk(WebTestClient http) {

    public static final String OPERATOR = TestTokens.bearerOfService("operator", "operations");

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PATH = "/internal/v1/dead-letters";

    /** Waits for an open letter whose field has this value. */
    public JsonNode await(String field, Object value) {
        return Awaitility.await().atMost(LIMIT).until(() -> find(field, value.toString()), found -> found != null);
    }

    private @Nullable JsonNode find(String field, String value) {
        for (JsonNode letter : list("?status=open&limit=200").path("items")) {
            if (letter.path(field).asString().equals(value)) {
                return letter;
            }
        }
        return null;
    }

    public JsonNode list(String query) {
        return body(call(HttpMethod.GET, query, OPERATOR));
    }

    public JsonNode show(JsonNode letter) {
        return body(call(HttpMethod.GET, "/" + id(letter), OPERATOR));
    }

    /** With the payload, for a caller who may see it. */
    public JsonNode showInFull(JsonNode letter) {
        String auditor = TestTokens.bearerOfService("auditor", "operations", "operations:payload");
        return body(call(HttpMethod.GET, "/" + id(letter), auditor));
    }

    public WebTestClient.ResponseSpec replay(JsonNode letter) {
        return call(HttpMethod.POST, "/" + id(letter) + "/replays", OPERATOR);
    }

    public WebTestClient.ResponseSpec discard(JsonNode letter) {
        return call(HttpMethod.DELETE, "/" + id(letter), OPERATOR);
    }

    public WebTestClient.ResponseSpec call(HttpMethod method, String path, String bearer) {
        return http.method(method)
                .uri(PATH + path)
                .header("Authorization", bearer)
                .exchange();
    }

    public static UUID id(JsonNode letter) {
        return UUID.fromString(letter.path("id").asString());
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return java.util.Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}

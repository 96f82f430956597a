package io.bankfeed.token;

import io.bankfeed.testsupport.TestTokens;
import java.util.Objects;
import java.util.UUID;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Asks a token-service for access tokens, as sync-service does. */
record TokenCaller(WebTestClient http) {

    WebTestClient.ResponseSpec exchange(UUID connection, String query) {
        return http.get()
                .uri(path(connection) + query)
                .header("Authorization", authorization())
                .exchange();
    }

    EntityExchangeResult<JsonNode> ask(UUID connection) {
        return exchange(connection, "").expectBody(JsonNode.class).returnResult();
    }

    /** It must be given. */
    String token(UUID connection) {
        return token(exchange(connection, "")
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult());
    }

    static String token(EntityExchangeResult<JsonNode> answer) {
        return Objects.requireNonNull(answer.getResponseBody())
                .path("access_token")
                .asString();
    }

    static String path(UUID connection) {
        return "/internal/v1/connections/" + connection + "/access-token";
    }

    static String authorization() {
        return TestTokens.bearerOfService("sync-service", "tokens:issue");
    }
}

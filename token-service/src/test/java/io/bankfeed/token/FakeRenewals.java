package io.bankfeed.token;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /connections/extend} and {@code /v1/reauthuri} of the small TrueLayer. */
final class FakeRenewals {

    static final String PAGE = "https://login.truelayer.example/?session_id=auth-1";

    private static final Map<String, String> PROBLEM = Map.of("content-type", "application/problem+json");

    private final FakeTrueLayer trueLayer;

    FakeRenewals(FakeTrueLayer trueLayer) {
        this.trueLayer = trueLayer;
    }

    Answer extend(HttpExchange exchange) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        if (!FakeTrueLayer.CLIENT_SECRET.equals(text(body, "client_secret"))
                || !body.path("user_has_reconfirmed_consent").asBoolean(false)
                || text(body, "redirect_uri").isEmpty()
                || !body.path("user").isObject()) {
            return problem(400);
        }
        return trueLayer
                .ofRefreshToken(text(body, "refresh_token"))
                .map(grant -> trueLayer.answering(grant, () -> extended(grant)))
                .orElseGet(() -> problem(401));
    }

    Answer reauthUri(HttpExchange exchange) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        boolean known = trueLayer.ofRefreshToken(text(body, "refresh_token")).isPresent();
        return known && "code".equals(text(body, "response_type"))
                ? Answer.ok("{\"success\":true,\"result\":\"" + PAGE + "\"}")
                : Answer.error(401, "invalid_request");
    }

    private Answer extended(Grant grant) {
        String needs = grant.extensionNeeds;
        if (needs == null) {
            Answer tokens = trueLayer.issue(grant);
            return Answer.ok(tokens.body()
                    .replaceFirst(
                            "\\{",
                            "{\"action_needed\":\"no_action_needed\","
                                    + "\"consent_expires_at\":\"2032-01-02T03:04:05Z\","));
        }
        return needs.equals("another grant")
                ? problem(422)
                : Answer.ok("{\"action_needed\":\"" + needs + "\",\"user_input_link\":\"" + PAGE + "\"}");
    }

    private static Answer problem(int status) {
        return new Answer(status, "{\"title\":\"No\",\"status\":" + status + "}", PROBLEM);
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}

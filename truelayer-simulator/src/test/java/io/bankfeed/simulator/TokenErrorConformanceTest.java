package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The auth server's table of errors: each brought about, byte for byte. */
class TokenErrorConformanceTest {
    private static final String UNKNOWN = "AB".repeat(32);
    private static final Map<String, String> OTHER_CLIENT =
            Map.of("client_id", "sandbox-other", "client_secret", "other-secret");

    private final Simulated simulated = new Simulated();

    @BeforeEach
    void registerAnotherClient() {
        simulated.put(
                "/simulator/v1/clients",
                "{\"client_id\":\"sandbox-other\",\"client_secret\":\"other-secret\",\"redirect_uris\":[\""
                        + Simulated.CALLBACK + "\"]}");
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @ParameterizedTest(name = "2.5 {0}")
    @CsvFileSource(resources = "/conformance/token-errors.csv", delimiter = '|', quoteCharacter = '\'')
    void every_error_has_its_status_and_body(String wrong, int status, String body) {
        Simulated.Answer answer = answerTo(wrong);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    private Simulated.Answer answerTo(String wrong) {
        return switch (wrong.split(" ")[0]) {
            case "refresh" -> refresh(wrong);
            case "code" -> exchange(wrong);
            case "fault" -> broken(wrong);
            case "unknown", "delete", "debug" -> elsewhere(wrong);
            default -> request(wrong);
        };
    }

    private Simulated.Answer refresh(String wrong) {
        Session session = Session.of(simulated, "mock");
        switch (wrong) {
            case "refresh token unused for 30 days" -> simulated.advance("P30D");
            case "refresh token of a revoked consent" -> revoke();
            case "refresh token of a deleted connection" ->
                simulated.delete("/api/delete", "Authorization", "Bearer " + session.accessToken());
            case "refresh token of another client" -> {
                return Session.token(simulated, "refresh_token", with("refresh_token", session.refreshToken()));
            }
            case "refresh token that never was" -> {
                return Session.refresh(simulated, UNKNOWN);
            }
            default -> throw new IllegalArgumentException(wrong);
        }
        return session.refresh();
    }

    private void revoke() {
        simulated.postJson("/simulator/v1/connections/1/revoke", Map.of());
    }

    /** As the other client. */
    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new java.util.HashMap<>(OTHER_CLIENT);
        fields.put(field, value);
        return fields;
    }

    private Simulated.Answer exchange(String wrong) {
        String code = Session.codeFor(simulated, new Link(), "john", "doe");
        return switch (wrong) {
            case "code of 5 minutes ago" -> {
                simulated.advance("PT5M");
                yield Session.exchange(simulated, code);
            }
            case "code used before" -> again(code);
            case "code used before, the other spelling" -> {
                simulated.flip("code_error", "invalid_authorization_code");
                yield again(code);
            }
            case "code that never was" -> Session.exchange(simulated, code + "x");
            case "code of another client" ->
                Session.exchange(simulated, code, "client_id", "sandbox-other", "client_secret", "other-secret");
            case "code at another redirect_uri" ->
                Session.exchange(simulated, code, "redirect_uri", Simulated.CALLBACK + "/");
            default -> throw new IllegalArgumentException(wrong);
        };
    }

    private Simulated.Answer again(String code) {
        assertThat(Session.exchange(simulated, code).status()).isEqualTo(200);
        return Session.exchange(simulated, code);
    }

    private Simulated.Answer request(String wrong) {
        Session session = Session.of(simulated, "mock");
        Map<String, String> secret = Map.of("client_secret", "wrong", "refresh_token", session.refreshToken());
        Map<String, String> client = Map.of("client_id", "live-app", "refresh_token", session.refreshToken());
        return switch (wrong) {
            case "wrong secret" -> Session.token(simulated, "refresh_token", secret);
            case "client of another environment" -> Session.token(simulated, "refresh_token", client);
            case "scope that is not enabled" ->
                Session.token(simulated, "client_credentials", Map.of("scope", "payments"));
            case "another grant" -> Session.token(simulated, "password", Map.of());
            case "no JSON" -> simulated.send("POST", "/connect/token", "{");
            default -> throw new IllegalArgumentException(wrong);
        };
    }

    private Simulated.Answer elsewhere(String wrong) {
        Session session = Session.of(simulated, "mock");
        return switch (wrong) {
            case "unknown client at authuri" ->
                simulated.postJson(
                        "/v1/authuri",
                        Json.object(
                                "response_type", "code",
                                "client_id", "nobody",
                                "redirect_uri", Simulated.CALLBACK,
                                "scope", "accounts",
                                "consent_id", "c1",
                                "provider_id", "mock"));
            case "unknown refresh token at reauthuri" ->
                simulated.postJson(
                        "/v1/reauthuri",
                        Json.object(
                                "response_type", "code", "refresh_token", UNKNOWN, "redirect_uri", Simulated.CALLBACK));
            case "delete without a token" -> simulated.delete("/api/delete");
            case "debug of a revoked consent" -> {
                revoke();
                yield simulated.postJson("/api/debug", Json.object("access_token", session.accessToken()));
            }
            default -> throw new IllegalArgumentException(wrong);
        };
    }

    private Simulated.Answer broken(String wrong) {
        Session session = Session.of(simulated, "mock");
        if (wrong.endsWith("tokens")) {
            simulated.postJson(
                    "/simulator/v1/faults", Json.object("endpoint", "/connect/token", "error", "invalid_grant"));
            return session.refresh();
        }
        simulated.postJson("/simulator/v1/faults", Json.object("status", 500));
        return wrong.endsWith("token")
                ? session.refresh()
                : simulated.delete("/api/delete", "Authorization", "Bearer " + session.accessToken());
    }
}

package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.bankfeed.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
    private static final String VERIFIER = "a-code-verifier-of-more-than-forty-three-characters";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private String code() {
        return Session.codeFor(simulated, new Link(), "john", "doe");
    }

    private static void refused(Simulated.Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void gives_tokens_of_the_documented_shape_for_a_code() throws Exception {
        Simulated.Answer answer = Session.exchange(simulated, code());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asString("")).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.json().path("refresh_token").asString("")).matches("[0-9A-F]{64}");
        SignedJWT token = SignedJWT.parse(answer.json().path("access_token").asString(""));
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("connector_id", "mock")
                .containsEntry("client_id", Simulated.CLIENT)
                .containsKeys("sub", "scope", "credentials_key", "consent_id");
    }

    @Test
    void takes_json_as_well() {
        Simulated.Answer answer = simulated.postJson(
                "/connect/token",
                Json.object(
                        "grant_type", "authorization_code",
                        "client_id", Simulated.CLIENT,
                        "client_secret", Simulated.SECRET,
                        "code", code(),
                        "redirect_uri", Simulated.CALLBACK));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takes_a_code_once() {
        String code = code();
        Session.exchange(simulated, code);

        refused(Session.exchange(simulated, code), "invalid_grant");
        simulated.flip("code_error", "invalid_authorization_code");
        refused(Session.exchange(simulated, code), "invalid_authorization_code");
    }

    @Test
    void takes_a_code_for_five_minutes_and_at_its_redirect_uri_only() {
        String late = code();
        simulated.advance("PT5M");
        refused(Session.exchange(simulated, late), "invalid_grant");

        refused(Session.exchange(simulated, code(), "redirect_uri", "http://elsewhere/"), "invalid_grant");
    }

    @Test
    void demands_the_verifier_of_a_challenge() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);

        refused(Session.exchange(simulated, codeFor(challenge)), "invalid_grant");
        refused(Session.exchange(simulated, codeFor(challenge), "code_verifier", "wrong"), "invalid_grant");
        assertThat(Session.exchange(simulated, codeFor(challenge), "code_verifier", VERIFIER)
                        .status())
                .isEqualTo(200);
    }

    private String codeFor(String challenge) {
        Link link = new Link().with("code_challenge", challenge).with("code_challenge_method", "S256");
        return Session.codeFor(simulated, link, "john", "doe");
    }

    @Test
    void refuses_a_client_with_a_wrong_secret() {
        refused(Session.exchange(simulated, code(), "client_secret", "guessed"), "invalid_client");
    }

    @Test
    void deletes_a_connection_for_good() {
        Session session = Session.of(simulated, "mock");
        String bearer = "Bearer " + session.accessToken();

        assertThat(simulated.delete("/api/delete", "Authorization", bearer).status())
                .isEqualTo(200);

        assertThat(session.get("/accounts").status()).isEqualTo(401);
        assertThat(simulated.delete("/api/delete", "Authorization", bearer).status())
                .isEqualTo(401);
        refused(session.refresh(), "invalid_grant");
    }

    @Test
    void refuses_other_grants() {
        refused(Session.token(simulated, "client_credentials", Map.of("scope", "data")), "invalid_scope");
        refused(Session.token(simulated, "password", Map.of()), "unsupported_grant_type");
    }
}

package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static Map<String, Object> request(Session session) {
        var request = new LinkedHashMap<>(ExtensionConformanceTest.request(session));
        request.put("state", "again");
        return request;
    }

    @Test
    void extends_the_eternal_user_without_a_word_on_both_paths() {
        simulated.flip("extension_rotation", "off");
        Session session = Session.of(simulated, "mock", "john", "eternal");
        simulated.advance("P29D");

        for (String path : new String[] {"/connections/extend", "/data/v1/connections/extend"}) {
            Simulated.Answer answer = simulated.postJson(path, request(session));
            assertThat(answer.json().path("action_needed").asString("")).isEqualTo("no_action_needed");
            assertThat(answer.json().path("refresh_token").asString("")).isEqualTo(session.refreshToken());
            assertThat(answer.json().path("consent_expires_at").asString("")).startsWith("2027-03-22");
        }
    }

    @Test
    void gives_a_new_refresh_token_that_replaces_the_old_one() {
        Session session = Session.of(simulated, "mock", "john", "eternal");

        Simulated.Answer answer = simulated.postJson("/connections/extend", request(session));

        String fresh = answer.json().path("refresh_token").asString("");
        assertThat(fresh).isNotEqualTo(session.refreshToken());
        assertThat(Session.refresh(simulated, session.refreshToken()).error()).isEqualTo("invalid_grant");
        assertThat(Session.refresh(simulated, fresh).status()).isEqualTo(200);
    }

    @Test
    void extends_only_what_was_confirmed_by_those_who_may() {
        Session session = Session.of(simulated, "mock", "john", "eternal");
        Map<String, Object> unconfirmed = request(session);
        unconfirmed.put("user_has_reconfirmed_consent", false);
        assertThat(simulated.postJson("/connections/extend", unconfirmed).status())
                .isEqualTo(400);

        simulated.flip("unconfirmed_extension", "reconfirmation_of_consent_needed");
        Simulated.Answer answer = simulated.postJson("/connections/extend", unconfirmed);
        assertThat(answer.json().path("action_needed").asString("")).isEqualTo("reconfirmation_of_consent_needed");
        assertThat(Browser.open(simulated, answer.json().path("user_input_link").asString(""))
                        .title())
                .isEqualTo("Allow access?");

        simulated.put("/simulator/v1/clients", "{\"client_id\":\"sandbox-test\",\"may_extend\":false}");
        Simulated.Answer refused = simulated.postJson("/connections/extend", request(session));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("reviewed");
    }

    @Test
    void extends_nothing_outside_the_uk() {
        Session session = Session.of(simulated, "xs2a-molenbank-nl");

        Simulated.Answer answer = simulated.postJson("/connections/extend", request(session));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("title").asString("")).isEqualTo("No way to extend this connection");
    }

    @Test
    void sends_everybody_else_to_log_in_again_and_keeps_the_connection() {
        Session session = Session.of(simulated, "mock");
        String credentials = session.get("/me").header("X-Credentials-Id");
        simulated.advance("P85D");
        Simulated.Answer answer = simulated.postJson("/connections/extend", request(session));
        assertThat(answer.json().path("action_needed").asString("")).isEqualTo("authentication_needed");

        Browser browser =
                Browser.open(simulated, answer.json().path("user_input_link").asString(""));
        assertThat(browser.title()).isEqualTo("Log in");
        browser.logIn("john2", "doe2");
        assertThat(browser.title()).isEqualTo("Log in");
        browser.logIn("john", "doe");

        assertThat(browser.callback()).containsEntry("state", "again");
        String code = String.valueOf(browser.callback().get("code"));
        Simulated.Answer tokens = Session.exchange(simulated, code);
        assertThat(tokens.json().path("refresh_token").asString("")).isEqualTo(session.refreshToken());
        Simulated.Answer me = simulated.get(
                "/data/v1/me",
                "Authorization",
                "Bearer " + tokens.json().path("access_token").asString(""));
        assertThat(me.header("X-Credentials-Id")).isEqualTo(credentials);
    }

    @Test
    void answers_mistakes_with_problems() {
        Session session = Session.of(simulated, "mock");
        Map<String, Object> incomplete = request(session);
        incomplete.remove("client_id");
        Map<String, Object> stale = request(session);
        stale.put("refresh_token", "AB".repeat(32));

        Simulated.Answer refused = simulated.postJson("/connections/extend", incomplete);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("errors").path("ClientId")).isNotEmpty();
        assertThat(simulated.postJson("/connections/extend", stale).status()).isEqualTo(401);
    }
}

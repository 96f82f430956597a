package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectLinkTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static Map<String, Object> direct(String provider) {
        return Json.object(
                "response_type",
                "code",
                "client_id",
                Simulated.CLIENT,
                "redirect_uri",
                Simulated.CALLBACK,
                "scope",
                "accounts transactions offline_access",
                "consent_id",
                "c1",
                "provider_id",
                provider,
                "state",
                "s1",
                "data_use_description",
                "To see what you can afford.",
                "tracking_id",
                "t1");
    }

    private static String path(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    @Test
    void lead_straight_to_the_bank_and_back_with_a_code() {
        Simulated.Answer answer = simulated.postJson("/v1/authuri", direct("mock"));
        assertThat(answer.json().path("success").asBoolean(false)).isTrue();

        Browser browser =
                Browser.open(simulated, path(answer.json().path("result").asString("")));
        assertThat(browser.title()).isEqualTo("Log in");
        assertThat(browser.page().text()).contains("To see what you can afford.");
        browser.logIn("john", "doe").submit("accounts");

        assertThat(browser.callback()).containsEntry("state", "s1").containsKey("code");
        assertThat(Session.exchange(simulated, String.valueOf(browser.callback().get("code")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void take_what_the_bank_must_be_told_from_the_body() {
        Map<String, Object> body = direct("xs2a-rivage-fr");
        body.put("auth_inputs", Json.object("branch-name", "rivage-nord"));

        String link =
                simulated.postJson("/v1/authuri", body).json().path("result").asString("");
        body.remove("auth_inputs");
        String without =
                simulated.postJson("/v1/authuri", body).json().path("result").asString("");

        assertThat(Browser.open(simulated, path(link)).title()).isEqualTo("Log in");
        assertThat(Browser.open(simulated, path(without)).title()).isEqualTo("One more thing");
    }

    @Test
    void are_refused_with_the_documented_bodies() {
        for (String field : List.of("response_type", "redirect_uri", "scope", "consent_id", "provider_id")) {
            Map<String, Object> body = direct("mock");
            body.remove(field);
            assertThat(simulated.postJson("/v1/authuri", body).status())
                    .as("without " + field)
                    .isEqualTo(401);
        }
        Map<String, Object> stranger = direct("mock");
        stranger.put("client_id", "nobody");
        Simulated.Answer refused = simulated.postJson("/v1/authuri", stranger);
        assertThat(refused.error()).isEqualTo("unauthorized_client");
        assertThat(refused.body())
                .contains("The client credentials you have entered are incorrect. Please check and try again.")
                .contains("\"error_details\":{}");
        Map<String, Object> unknown = direct("mock");
        unknown.put("colour", "red");
        assertThat(simulated.postJson("/v1/authuri", unknown).error()).isEqualTo("invalid_request");
        Map<String, Object> nameless = direct("mock");
        nameless.put("user", Json.object("email", "john@example.com"));
        assertThat(simulated.postJson("/v1/authuri", nameless).error()).isEqualTo("invalid_request");
        assertThat(simulated.send("POST", "/v1/authuri", "no json").error()).isEqualTo("invalid_request");
    }

    @Test
    void renew_a_known_connection_long_after_it_expired() {
        Session session = Session.of(simulated, "mock");
        String credentials = session.get("/me").header("X-Credentials-Id");
        simulated.advance("P150D");
        assertThat(session.refresh().error()).isEqualTo("invalid_grant");
        Map<String, Object> body = Json.object(
                "response_type",
                "code",
                "refresh_token",
                session.refreshToken(),
                "redirect_uri",
                Simulated.CALLBACK,
                "state",
                "again");

        String link =
                simulated.postJson("/v1/reauthuri", body).json().path("result").asString("");
        Browser browser = Browser.open(simulated, path(link)).logIn("john", "doe");
        Session.exchange(simulated, String.valueOf(browser.callback().get("code")));

        assertThat(session.refresh().status()).isEqualTo(200);
        assertThat(session.get("/me").header("X-Credentials-Id")).isEqualTo(credentials);
        body.put("refresh_token", "AB".repeat(32));
        Simulated.Answer refused = simulated.postJson("/v1/reauthuri", body);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error_details").path("reason").asString(""))
                .isEqualTo("Invalid refresh_token");
    }

    @Test
    void can_be_followed_by_their_tracking_id() {
        Browser browser =
                Browser.open(simulated, new Link().with("tracking_id", "t7").path());
        browser.agreeAs("john", "doe");
        String token = Session.exchange(
                        simulated, String.valueOf(browser.callback().get("code")))
                .json()
                .path("access_token")
                .asString("");

        Simulated.Answer events =
                simulated.get("/v1/tracked-events?tracking_id=t7", "Authorization", "Bearer " + token);

        assertThat(events.results()
                        .valueStream()
                        .map(event -> event.path("name").asString("")))
                .containsExactly(
                        "dialog_started",
                        "provider_selected",
                        "consent_granted",
                        "provider_auth_started",
                        "provider_authorized",
                        "code_exchanged");
        assertThat(events.results().path(0).path("time").asString("")).isEqualTo("2026-11-23T12:00:00.0000000Z");
        assertThat(events.results().path(5).path("credentials_id").asString("")).isNotEmpty();
    }

    @Test
    void keep_their_tracks_from_strangers_and_for_sixty_days() {
        Session session = Session.of(simulated, new Link().with("tracking_id", "t7"));
        String[] bearer = {"Authorization", "Bearer " + session.accessToken()};

        assertThat(simulated.get("/v1/tracked-events?tracking_id=t7").status()).isEqualTo(401);
        Simulated.Answer nameless = simulated.get("/v1/tracked-events", bearer);
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.body()).isEqualTo("tracking_id query parameter is required");
        simulated.advance("P60D");
        assertThat(simulated.get("/v1/tracked-events?tracking_id=t7", bearer).status())
                .isEqualTo(404);
    }
}

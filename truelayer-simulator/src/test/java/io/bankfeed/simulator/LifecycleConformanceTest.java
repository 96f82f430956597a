package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the tables say of a connection's life: its states, its consent, being extended, being deleted. */
class LifecycleConformanceTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private JsonNode connection(int number) {
        return simulated
                .get("/simulator/v1/ledger/connections")
                .json()
                .path("items")
                .path(number - 1);
    }

    private static String credentials(Session session) {
        return session.get("/me").header("X-Credentials-Id");
    }

    @Test
    void section_7_1_a_connection_is_authorized_then_active_then_over() {
        String code = Session.codeFor(simulated, new Link(), "john", "doe");
        assertThat(connection(1).path("state").asString("")).isEqualTo("AUTHORIZED");

        JsonNode tokens = Session.exchange(simulated, code).json();
        assertThat(connection(1).path("state").asString("")).isEqualTo("ACTIVE");

        simulated.delete(
                "/api/delete",
                "Authorization",
                "Bearer " + tokens.path("access_token").asString(""));
        assertThat(connection(1).path("state").asString("")).isEqualTo("DELETED");
    }

    @Test
    void section_7_1_a_fresh_link_makes_another_connection_to_the_same_accounts() {
        Session first = Session.of(simulated, "mock");
        Session second = Session.of(simulated, "mock");

        assertThat(credentials(second)).isNotEqualTo(credentials(first));
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.ids("accounts")).isEqualTo(first.ids("accounts"));
        assertThat(first.refresh().status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "7.1 consent of {0}")
    @CsvSource({"ob-harbour,90", "oauth-larkspur,90", "ob-monzo,90", "xs2a-rivage-fr,180", "xs2a-lindenkasse-de,180"})
    void consents_last_as_long_as_in_the_country_or_as_is_ordered(String bank, int days) {
        String today = Simulated.NOON.toString().substring(0, 10);
        assertThat(consentEnds(bank))
                .startsWith(java.time.LocalDate.parse(today).plusDays(days) + "T12:00:00");

        simulated.put("/simulator/v1/banks/" + bank, "{\"consent_days\":365}");
        assertThat(consentEnds(bank)).startsWith("2027-11-23T12:00:00");
    }

    private String consentEnds(String bank) {
        return Session.of(simulated, bank)
                .get("/me")
                .results()
                .path(0)
                .path("consent_expires_at")
                .asString("");
    }

    @ParameterizedTest(name = "7.2 before expiry, or {0} after")
    @CsvSource({"P0D", "P30D", "P90D"})
    void renewing_keeps_the_connection_and_its_refresh_token(String after) {
        Session session = Session.of(simulated, "mock");
        String credentials = credentials(session);
        simulated.advance("P89D");
        simulated.advance(after);
        Simulated.Answer link = simulated.postJson(
                "/v1/reauthuri",
                Json.object(
                        "response_type",
                        "code",
                        "refresh_token",
                        session.refreshToken(),
                        "redirect_uri",
                        Simulated.CALLBACK));
        assertThat(link.json().propertyNames()).containsExactlyInAnyOrder("result", "success");

        Browser browser =
                Browser.open(simulated, link.json().path("result").asString("")).logIn("john", "doe");
        Session.exchange(simulated, String.valueOf(browser.callback().get("code")));

        assertThat(session.refresh().status()).isEqualTo(200);
        assertThat(credentials(session)).isEqualTo(credentials);
    }

    @Test
    void section_7_2_after_expiry_refreshes_and_data_are_refused() {
        Session session = Session.of(simulated, "mock");
        simulated.put("/simulator/v1/banks/mock", "{\"access_token_life\":\"PT1H\"}");
        for (int times = 0; times < 3; times++) {
            simulated.advance("P29D");
            session.refresh();
        }
        simulated.advance("P2DT23H30M");
        session.refresh();
        simulated.advance("PT31M");

        assertThat(session.refresh().body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(session.get("/accounts").status()).isEqualTo(403);
        assertThat(session.get("/accounts").error()).isEqualTo("access_denied");
    }

    @Test
    void section_7_1_a_user_may_share_other_accounts_when_asked_again() {
        Session all = Session.of(simulated, "mock");
        Link link = new Link();
        String only = all.ids("accounts").getFirst();
        Browser browser =
                Browser.open(simulated, link.path()).submit("permissions").logIn("john", "doe");
        browser.submit("accounts", Map.of(), only::equals);
        JsonNode tokens = Session.exchange(
                        simulated, String.valueOf(browser.callback().get("code")))
                .json();

        Simulated.Answer accounts = simulated.get(
                "/data/v1/accounts",
                "Authorization",
                "Bearer " + tokens.path("access_token").asString(""));
        assertThat(accounts.results()
                        .valueStream()
                        .map(account -> account.path("account_id").asString("")))
                .containsExactly(only);
    }

    @Test
    void section_7_4_deleting_answers_with_nothing_and_leaves_nothing() {
        Session session = Session.of(simulated, "mock");
        Simulated.Answer answer = simulated.delete("/api/delete", "Authorization", "Bearer " + session.accessToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(session.get("/accounts").status()).isEqualTo(401);
        assertThat(session.refresh().error()).isEqualTo("invalid_grant");
        for (String path : List.of("/auth/revoke", "/connect/revocation")) {
            assertThat(simulated.postForm(path, "token=x").status())
                    .as("is not real")
                    .isEqualTo(404);
        }
    }
}

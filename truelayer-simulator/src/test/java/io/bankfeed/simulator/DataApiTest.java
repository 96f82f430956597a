package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataApiTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static void refused(Simulated.Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void wraps_results_in_the_envelope_and_sends_the_documented_headers() {
        Simulated.Answer answer = Session.of(simulated, "mock").get("/accounts");

        assertThat(answer.json().path("status").asString("")).isEqualTo("Succeeded");
        assertThat(answer.results()).hasSize(5);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-TL-Correlation-Id")).isNotEmpty();
        assertThat(answer.header("X-Credentials-Id")).endsWith("=");
    }

    @Test
    void answers_every_endpoint_of_the_mock_bank() {
        Session session = Session.of(simulated, "mock");

        for (String path : new String[] {"/me", "/info", "/accounts", "/cards", MAIN}) {
            assertThat(session.get(path).results()).as(path).isNotEmpty();
        }
        for (String part :
                new String[] {"/balance", "/transactions", "/transactions/pending", "/standing_orders", "/direct_debits"
                }) {
            assertThat(session.get(MAIN + part).results()).as(part).isNotEmpty();
        }
        for (String card : session.ids("cards")) {
            assertThat(session.get("/cards/" + card).results()).hasSize(1);
            assertThat(session.get("/cards/" + card + "/balance").results()).hasSize(1);
            assertThat(session.get("/cards/" + card + "/transactions").results())
                    .isNotEmpty();
            assertThat(session.get("/cards/" + card + "/transactions/pending").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refuses_what_was_not_in_the_scopes() {
        Session session = Session.of(simulated, new Link().with("scope", "accounts transactions"));

        assertThat(session.get(MAIN + "/transactions").status()).isEqualTo(200);
        for (String path :
                new String[] {"/info", "/cards", MAIN + "/balance", MAIN + "/standing_orders", MAIN + "/direct_debits"
                }) {
            refused(session.get(path), 403, "access_denied");
        }
    }

    @Test
    void refuses_strangers_and_expired_tokens() {
        refused(simulated.get("/data/v1/me"), 401, "invalid_token");
        refused(simulated.get("/data/v1/me", "Authorization", "Bearer made.up.token"), 401, "invalid_token");
        Session session = Session.of(simulated, "mock");
        simulated.advance("PT15M");

        Simulated.Answer expired = session.get("/me");

        refused(expired, 401, "invalid_token");
        assertThat(expired.json().path("error_description").asString(""))
                .isEqualTo("The token expired at '2026-11-23 12:15:00Z'");
        assertThat(expired.json().has("error_details")).isFalse();
    }

    @Test
    void shares_only_the_accounts_that_were_ticked() {
        Browser browser =
                Browser.open(simulated, new Link().path()).submit("permissions").logIn("john", "doe");
        browser.submit("accounts", Map.of(), MAIN::endsWith);
        String code = String.valueOf(browser.callback().get("code"));
        String token =
                Session.exchange(simulated, code).json().path("access_token").asString("");

        Simulated.Answer accounts = simulated.get("/data/v1/accounts", "Authorization", "Bearer " + token);
        Simulated.Answer hidden =
                simulated.get("/data/v1/accounts/3c6edb9484ecd581dc1cedde8bedb1f1", "Authorization", "Bearer " + token);

        assertThat(accounts.results()).hasSize(1);
        refused(hidden, 404, "account_not_found");
    }

    @Test
    void takes_both_ends_of_a_range_as_part_of_it() {
        Session session = Session.of(simulated, "mock");
        String day = session.get(MAIN + "/transactions")
                .results()
                .path(3)
                .path("timestamp")
                .asString("")
                .substring(0, 10);

        Simulated.Answer answer = session.get(MAIN + "/transactions?from=" + day + "&to=" + day);

        assertThat(answer.results()).isNotEmpty();
        assertThat(answer.results().valueStream())
                .allMatch(row -> row.path("timestamp").asString("").startsWith(day));
    }

    @Test
    void refuses_ranges_that_make_no_sense() {
        Session session = Session.of(simulated, "mock");

        refused(session.get(MAIN + "/transactions?from=2026-11-02&to=2026-11-01"), 400, "invalid_date_range");
        refused(session.get(MAIN + "/transactions?from=2026-12-24"), 400, "invalid_date_range");
        refused(session.get(MAIN + "/transactions?from=2026-11-01&to=2026-11-24"), 400, "invalid_date_range");
        refused(session.get(MAIN + "/transactions?from=2015-01-01"), 400, "invalid_date_range");
        refused(session.get(MAIN + "/transactions?from=yesterday"), 400, "validation_error");
    }

    @Test
    void closes_old_history_when_the_time_after_login_is_over() {
        Session session = Session.of(simulated, "mock");
        String old = MAIN + "/transactions?from=2026-01-01&to=2026-11-23";
        assertThat(session.get(old).results()).hasSizeGreaterThan(200);
        simulated.advance("PT15M1S");
        session.refresh();

        refused(session.get(old), 403, "sca_exceeded");
        refused(session.get(MAIN + "/transactions?from=2026-08-24"), 403, "sca_exceeded");
        assertThat(session.get(MAIN + "/transactions?from=2026-08-25").status()).isEqualTo(200);
    }

    @Test
    void answers_four_calls_a_day_while_the_user_is_away() {
        Session session = Session.of(simulated, "mock");
        for (int call = 0; call < 4; call++) {
            assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        }

        refused(session.get(MAIN + "/balance"), 429, "provider_request_limit_exceeded");

        assertThat(session.getAttended(MAIN + "/balance").status()).isEqualTo(200);
        assertThat(session.get(MAIN + "/transactions").status()).isEqualTo(200);
        assertThat(session.get("/accounts/3c6edb9484ecd581dc1cedde8bedb1f1/balance")
                        .status())
                .isEqualTo(200);
        simulated.flip("daily_cap", "off");
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        simulated.flip("daily_cap", "on");
        simulated.advance("PT24H");
        session.refresh();
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
    }

    @Test
    void lists_providers_for_anybody() {
        Simulated.Answer all = simulated.get("/api/providers");

        assertThat(all.json().isArray()).isTrue();
        assertThat(all.json().valueStream().map(bank -> bank.path("provider_id").asString("")))
                .contains("mock", "ob-monzo", "ob-harbour", "oauth-larkspur", "xs2a-rivage-fr");
        assertThat(all.json()
                        .path(0)
                        .path("availability")
                        .path("recommended_status")
                        .asString(""))
                .isEqualTo("healthy");
        assertThat(simulated.get("/api/providers?country=fr").json()).isEmpty();
        simulated.flip("providers_by_country", "honoured");
        assertThat(simulated.get("/api/providers?country=pl").json()).isEmpty();
        assertThat(simulated.get("/api/providers?country=fr").json()).hasSize(1);
        assertThat(simulated
                        .get("/api/providers?country=uk&scopes=accounts%20cards")
                        .json())
                .hasSizeGreaterThan(2)
                .allMatch(bank -> bank.path("country").asString("").equals("uk"));
    }
}

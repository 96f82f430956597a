package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both sides of what nobody could confirm. */
class SwitchTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void answer_cache_gives_the_same_bytes_for_an_hour() {
        Session session = Session.of(simulated, "mock");
        String first = session.get(MAIN + "/transactions").body();
        simulated.advance("PT14M");

        Simulated.Answer second = session.get(MAIN + "/transactions");
        assertThat(second.body()).isEqualTo(first);
        assertThat(second.header("Cache-Control")).isEqualTo("max-age=2760");
        assertThat(second.header("Last-Modified")).isEqualTo("Mon, 23 Nov 2026 12:00:00 GMT");

        simulated.advance("PT46M");
        session.refresh();
        assertThat(session.get(MAIN + "/transactions").body()).isNotEqualTo(first);
        simulated.flip("answer_cache", "off");
        assertThat(session.get(MAIN + "/transactions").header("Cache-Control")).isEqualTo("max-age=0");
    }

    @Test
    void cap_reset_may_come_at_midnight() {
        simulated.flip("cap_reset", "utc_midnight");
        simulated.flip("retry_after", "present");
        Session session = Session.of(simulated, "ob-monzo");
        for (int call = 0; call < 4; call++) {
            session.get("/accounts");
        }

        Simulated.Answer refused = session.get("/accounts");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("43200");
        simulated.advance("PT12H");
        session.refresh();
        assertThat(session.get("/accounts").status()).isEqualTo(200);
    }

    @Test
    void ipv6_lifts_the_cap_only_where_it_is_accepted() {
        Session session = Session.of(simulated, "mock");
        for (int call = 0; call < 4; call++) {
            session.get("/accounts");
        }
        String[] headers = {"Authorization", "Bearer " + session.accessToken(), "X-PSU-IP", "2001:db8::1"};

        assertThat(simulated.get("/data/v1/accounts", headers).status()).isEqualTo(429);
        simulated.flip("psu_ipv6", "accepted");
        assertThat(simulated.get("/data/v1/accounts", headers).status()).isEqualTo(200);
    }

    @Test
    void empty_lists_envelopes_and_from_can_be_strange() {
        Session session = Session.of(simulated, "ob-monzo");
        String pot = "/accounts/" + session.ids("accounts").get(1);
        simulated.flip("empty_list", "204");
        assertThat(session.get(pot + "/transactions").status()).isEqualTo(204);

        simulated.flip("envelope_status", "absent");
        assertThat(session.get("/accounts").json().has("status")).isFalse();

        simulated.flip("from_parameter", "ignored");
        Session mock = Session.of(simulated, "mock");
        assertThat(mock.get(MAIN + "/transactions?from=2026-11-20").results()).hasSizeGreaterThan(300);
    }

    @Test
    void mock_users_can_fail_with_either_kind_of_status() {
        Session session = Session.of(simulated, "mock", "error.wrong_credentials", "error");

        assertThat(session.get("/accounts").status()).isEqualTo(401);
        simulated.flip("mock_error_status", "5xx");
        assertThat(session.get("/accounts").status()).isEqualTo(500);
        assertThat(session.get("/accounts").error()).isEqualTo("wrong_credentials");
    }

    @Test
    void asynchronous_calls_can_tell_late_and_forget_early() {
        simulated.flip("async_errors", "in_task");
        simulated.flip("results_after_refresh", "refused");
        Session session = Session.of(simulated, "mock");

        Simulated.Answer accepted = session.get(MAIN + "/transactions?from=2026-12-01&async=true");
        assertThat(accepted.status()).isEqualTo(202);
        String results = accepted.json().path("results_uri").asString("");
        JsonNode failed = session.awaitEnd(results);
        assertThat(failed.path("error").asString("")).isEqualTo("invalid_date_range");

        session.refresh();
        assertThat(session.get(results).status()).isEqualTo(401);
        assertThat(session.get("/info?async=true").status()).isEqualTo(200);
        simulated.flip("async_info", "accepted");
        assertThat(session.get("/info?async=true").status()).isEqualTo(202);
    }

    @Test
    void basic_authentication_and_a_second_delete_are_matters_of_taste() {
        Session session = Session.of(simulated, "mock");
        String bearer = "Bearer " + session.accessToken();
        assertThat(simulated.delete("/api/delete", "Authorization", bearer).status())
                .isEqualTo(200);
        for (Map.Entry<String, Integer> taste :
                Map.of("401", 401, "200", 200, "404", 404).entrySet()) {
            simulated.flip("second_delete", taste.getKey());
            assertThat(simulated.delete("/api/delete", "Authorization", bearer).status())
                    .isEqualTo(taste.getValue());
        }
    }
}

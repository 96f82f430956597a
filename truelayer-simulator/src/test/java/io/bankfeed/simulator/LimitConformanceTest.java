package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tables say of limits: how often while the user is away, how far back after which time. */
class LimitConformanceTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static void useUp(Session session, String path) {
        for (int call = 0; call < 4; call++) {
            assertThat(session.get(path).error()).isNotEqualTo("provider_request_limit_exceeded");
        }
        assertThat(session.get(path).error()).isEqualTo("provider_request_limit_exceeded");
    }

    @ParameterizedTest(name = "6.4 {0}")
    @CsvSource(delimiter = '|', textBlock = """
        another account  | /accounts/3c6edb9484ecd581dc1cedde8bedb1f1/balance
        another endpoint | /accounts/56c7b029e0f8ec5a2334fb0ffc2fface/transactions
        no bank          | /me
        """)
    void the_cap_is_of_one_account_and_endpoint(String what, String path) {
        Session session = Session.of(simulated, "mock");
        useUp(session, MAIN + "/balance");

        assertThat(session.get(path).status()).isEqualTo(200);
    }

    @Test
    void section_6_4_each_consent_has_a_cap_of_its_own() {
        useUp(Session.of(simulated, "mock"), MAIN + "/balance");

        assertThat(Session.of(simulated, "mock").get(MAIN + "/balance").status())
                .isEqualTo(200);
    }

    @Test
    void section_6_4_failed_calls_count_and_refreshes_do_not() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/faults", Json.object("at", "bank", "error", "provider_error", "times", 2));
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(503);
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(503);
        for (int times = 0; times < 5; times++) {
            session.refresh();
        }

        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(429);
        assertThat(session.getAttended(MAIN + "/balance").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "6.4 X-PSU-IP: {0}")
    @CsvSource({"203.0.113.7,200", "'',429", "not an address,429", "2001:db8::1,429"})
    void only_an_address_of_a_user_lifts_the_cap(String address, int status) {
        Session session = Session.of(simulated, "mock");
        useUp(session, "/accounts");

        assertThat(simulated
                        .get(
                                "/data/v1/accounts",
                                "Authorization",
                                "Bearer " + session.accessToken(),
                                "X-PSU-IP",
                                address)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "6.5 {0}: {1} minutes, then {2} days")
    @CsvSource({
        "mock,15,90,sca_exceeded",
        "ob-harbour,45,90,sca_exceeded",
        "ob-quarry-business,5,88,access_denied",
        "oauth-larkspur,5,90,sca_exceeded",
        "xs2a-molenbank-nl,15,90,sca_exceeded"
    })
    void history_is_whole_for_minutes_and_short_afterwards(String bank, int minutes, int days, String refusal) {
        Session session = Session.of(simulated, bank);
        String rows = "/accounts/" + session.ids("accounts").getFirst() + "/transactions?from=";
        String old = rows + TODAY.minusDays(days + 1);
        simulated.advance("PT" + (minutes - 1) + "M");
        session.refresh();
        assertThat(session.getAttended(rows + "2026-01-01").status()).isEqualTo(200);

        simulated.advance("PT61S");
        session.refresh();
        Simulated.Answer refused = session.getAttended(old);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo(refusal);
        assertThat(refused.json().has("results"))
                .as("nothing of a range too wide")
                .isFalse();
        assertThat(session.getAttended(rows + TODAY.minusDays(days)).status()).isEqualTo(200);
    }

    @Test
    void section_6_5_a_bank_may_list_its_accounts_only_after_login() {
        simulated.quirks("oauth-larkspur", "LISTS_ONLY_AFTER_LOGIN");
        Session session = Session.of(simulated, "oauth-larkspur");
        String first = session.ids("accounts").getFirst();
        simulated.flip("answer_cache", "off");
        simulated.advance("PT5M1S");

        assertThat(session.getAttended("/accounts").error()).isEqualTo("sca_exceeded");
        assertThat(session.getAttended("/accounts/" + first + "/balance").status())
                .isEqualTo(200);
        simulated.quirks("oauth-larkspur");
        assertThat(session.getAttended("/accounts").status()).isEqualTo(200);
    }

    @Test
    void section_6_5_beyond_what_the_bank_has_the_range_itself_is_wrong() {
        Session session = Session.of(simulated, "ob-harbour");
        String rows = "/accounts/" + session.ids("accounts").getFirst() + "/transactions?from=";

        assertThat(session.get(rows + TODAY.minusMonths(60)).status()).isEqualTo(200);
        assertThat(session.get(rows + TODAY.minusMonths(60).minusDays(1)).error())
                .isEqualTo("invalid_date_range");
    }

    @Test
    void section_6_3_access_denied_after_the_user_withdrew_says_no_more_than_that() {
        Session session = Session.of(simulated, "mock");
        simulated.send("POST", "/simulator/v1/connections/1/revoke", "{}");

        Simulated.Answer refused = session.get("/accounts");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("access_denied");
        assertThat(session.refresh().error()).as("the firm sign").isEqualTo("invalid_grant");
    }
}

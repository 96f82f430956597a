package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both sides of what nobody could confirm about data, tasks and webhooks. */
class DataSwitchTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void default_range_is_88_or_90_days() {
        simulated.flip("answer_cache", "off");
        Session session = Session.of(simulated, "mock");
        List<String> dates = dates(session.get(MAIN + "/transactions"));
        assertThat(dates).allMatch(date -> date.compareTo("2026-08-27") >= 0);
        assertThat(dates(session.getAttended(MAIN + "/transactions?from=2026-08-27")))
                .isEqualTo(dates);

        simulated.flip("default_range", "90_days");
        List<String> more = dates(session.getAttended(MAIN + "/transactions"));
        assertThat(more).hasSizeGreaterThan(dates.size()).allMatch(date -> date.compareTo("2026-08-25") >= 0);
        assertThat(dates(session.getAttended(MAIN + "/transactions?from=2026-08-25")))
                .isEqualTo(more);
    }

    private static List<String> dates(Simulated.Answer answer) {
        return answer.results()
                .valueStream()
                .map(row -> row.path("timestamp").asString("").substring(0, 10))
                .toList();
    }

    @Test
    void joint_info_names_all_or_one() {
        Session session = Session.of(simulated, "ob-harbour");
        assertThat(session.get("/info").results()).hasSize(2);

        simulated.flip("joint_info", "first_holder");
        simulated.flip("answer_cache", "off");
        assertThat(session.get("/info").results()).hasSize(1);
    }

    @Test
    void reversed_range_is_refused_or_empty() {
        Session session = Session.of(simulated, "mock");
        String reversed = MAIN + "/transactions?from=2026-11-20&to=2026-11-10";
        assertThat(session.get(reversed).error()).isEqualTo("invalid_date_range");

        simulated.flip("reversed_range", "empty");
        assertThat(session.get(reversed).status()).isEqualTo(200);
        assertThat(session.get(reversed).results()).isEmpty();
    }

    @Test
    void future_range_is_refused_or_accepted() {
        Session session = Session.of(simulated, "mock");
        String future = MAIN + "/transactions?from=2026-11-24&to=2026-11-30";
        assertThat(session.get(future).error()).isEqualTo("invalid_date_range");

        simulated.flip("future_range", "accepted");
        assertThat(session.get(future).status()).isEqualTo(200);
        assertThat(session.get(future).results()).isEmpty();
    }

    @Test
    void results_are_kept_for_half_an_hour_or_a_day_and_forgotten_ones_are_404_or_410() {
        Session session = Session.of(simulated, "mock");
        String results =
                session.get("/accounts?async=true").json().path("results_uri").asString("");
        session.awaitEnd(results);
        simulated.advance("PT30M");
        session.refresh();
        assertThat(session.get(results).status()).isEqualTo(404);
        simulated.flip("unknown_result", "410");
        assertThat(session.get(results).status()).isEqualTo(410);

        simulated.flip("results_kept", "24_hours");
        String kept =
                session.get("/cards?async=true").json().path("results_uri").asString("");
        session.awaitEnd(kept);
        simulated.advance("PT23H59M");
        session.refresh();
        assertThat(session.get(kept).status()).isEqualTo(200);
        simulated.advance("PT1M");
        assertThat(session.get(kept).status()).isEqualTo(410);
    }

    @Test
    void webhook_is_accepted_by_any_2xx_or_by_200_alone() {
        simulated.put("/simulator/v1/webhooks", "{\"retries\":1,\"backoff_ms\":20}");
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver(number -> 204)) {
            String path = "/accounts?async=true&webhook_uri=" + Link.encoded(receiver.uri());
            simulated.flip("webhook_accepted_by", "200");
            session.get(path);
            await().until(() -> receiver.received().size() == 2);

            simulated.flip("webhook_accepted_by", "2xx");
            session.get(path.replace("accounts", "cards"));
            await().until(() -> attempts().size() == 3);
            assertThat(attempts()).containsExactly(1, 2, 1);
        }
    }

    private List<Integer> attempts() {
        return simulated
                .get("/simulator/v1/ledger/webhooks")
                .json()
                .path("items")
                .valueStream()
                .map(webhook -> webhook.path("attempt").asInt())
                .toList();
    }

    @Test
    void running_balances_at_mock_add_up_down_the_list_and_still_begin_with_todays() {
        simulated.quirks("mock", "BALANCES_RUN_BACKWARDS");
        Session session = Session.of(simulated, "mock");
        List<JsonNode> rows =
                session.get(MAIN + "/transactions").results().valueStream().toList();

        for (int i = 1; i < rows.size(); i++) {
            assertThat(balance(rows.get(i)))
                    .isEqualByComparingTo(balance(rows.get(i - 1))
                            .add(rows.get(i).path("amount").decimalValue()));
        }
        assertThat(balance(rows.getFirst()))
                .isEqualByComparingTo(session.get(MAIN + "/balance")
                        .results()
                        .path(0)
                        .path("current")
                        .decimalValue());
    }

    private static BigDecimal balance(JsonNode row) {
        return row.path("running_balance").path("amount").decimalValue();
    }

    @Test
    void account_ids_at_mock_are_everybodys_or_ones_own() {
        Session john = Session.of(simulated, "mock");
        Session other = Session.of(simulated, "mock", "john2", "doe2");
        assertThat(john.ids("accounts")).isEqualTo(other.ids("accounts"));

        simulated.flip("answer_cache", "off");
        simulated.quirks("mock", "IDS_PER_USER");
        List<String> ids = Session.of(simulated, "mock").ids("accounts");
        assertThat(ids)
                .doesNotContainAnyElementsOf(
                        Session.of(simulated, "mock", "john2", "doe2").ids("accounts"));
        assertThat(ids).doesNotContain(MAIN.substring(10)).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void me_is_never_an_answer_of_before() {
        Session session = Session.of(simulated, "mock");

        assertThat(session.get("/me").header("Cache-Control")).isEqualTo("max-age=0");
        assertThat(session.get("/accounts").header("Cache-Control")).isEqualTo("max-age=3600");
    }

    @Test
    void async_me_is_ignored_or_accepted() {
        Session session = Session.of(simulated, "mock");
        assertThat(session.get("/me?async=true").status()).isEqualTo(200);

        simulated.flip("async_info", "accepted");
        Simulated.Answer accepted = session.get("/me?async=true");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(session.awaitEnd(accepted.json().path("results_uri").asString(""))
                        .path("results")
                        .path(0)
                        .path("credentials_id")
                        .asString(""))
                .isEqualTo(accepted.header("X-Credentials-Id"));
    }
}

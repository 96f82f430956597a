package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What makes life hard for clients, one bank or switch at a time. */
class QuirkTest {
    private static final String MAIN = "56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static List<String> all(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.path(field).asString("")).toList();
    }

    private JsonNode truth(String accountId, String query) {
        return simulated
                .get("/simulator/v1/ledger/connections/1/accounts/" + accountId + "/transactions" + query)
                .json();
    }

    @Test
    void changes_transaction_ids_from_answer_to_answer_and_nothing_else() {
        simulated.flip("answer_cache", "off");
        Session session = Session.of(simulated, "mock");
        String path = "/accounts/" + MAIN + "/transactions";

        JsonNode first = session.get(path).results();
        JsonNode second = session.get(path).results();

        assertThat(all(first, "transaction_id")).doesNotContainAnyElementsOf(all(second, "transaction_id"));
        assertThat(all(first, "normalised_provider_transaction_id"))
                .isEqualTo(all(second, "normalised_provider_transaction_id"));
        assertThat(all(first, "timestamp")).isEqualTo(all(second, "timestamp"));
    }

    @Test
    void shows_some_bookings_days_later_among_older_rows() {
        simulated.quirks("mock", "BACK_DATED_ROWS");
        Session.of(simulated, "mock");
        Set<String> seen = new HashSet<>(all(truth(MAIN, "").path("results"), "transaction_id"));
        int backDated = 0;
        for (int day = 0; day < 60; day++) {
            String newest = truth(MAIN, "").path("newest").asString("");
            simulated.advance("P1D");
            JsonNode rows = truth(MAIN, "").path("results");
            for (JsonNode row : rows) {
                boolean isNew = seen.add(row.path("transaction_id").asString(""));
                if (isNew && row.path("timestamp").asString("").compareTo(newest) < 0) {
                    backDated++;
                }
            }
        }
        assertThat(backDated).isPositive();
    }

    @Test
    void keeps_every_day_as_it_was_in_the_ledger() {
        Session.of(simulated, "mock");
        JsonNode then = truth(MAIN, "");
        simulated.advance("P40D");

        JsonNode now = truth(MAIN, "");
        JsonNode again = truth(MAIN, "?at=2026-11-23T12:00:00Z");

        assertThat(now.path("count").asInt()).isGreaterThan(then.path("count").asInt());
        assertThat(again).isEqualTo(then);
        assertThat(simulated
                        .get("/simulator/v1/ledger/connections/1/accounts/" + MAIN
                                + "/transactions?at=2027-11-23T12:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void writes_some_credits_with_a_minus_and_still_knows_the_truth() {
        simulated.quirks("mock", "NEGATIVE_CREDITS");
        Session.of(simulated, "mock");
        JsonNode truth = truth(MAIN, "");

        assertThat(truth.path("results"))
                .anyMatch(row -> row.path("transaction_type").asString("").equals("CREDIT")
                        && row.path("amount").decimalValue().signum() < 0);
        BigDecimal sum = truth.path("results")
                .valueStream()
                .map(row -> {
                    BigDecimal size = row.path("amount").decimalValue().abs();
                    return row.path("transaction_type").asString("").equals("DEBIT") ? size.negate() : size;
                })
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(truth.path("sum").asString(""))).isEqualByComparingTo(sum);
    }

    @Test
    void gives_accounts_new_ids_at_every_consent() {
        Session first = Session.of(simulated, "xs2a-lindenkasse-de");
        Session second = Session.of(simulated, "xs2a-lindenkasse-de");
        String old = first.ids("accounts").getFirst();
        String renewed = second.ids("accounts").getFirst();

        assertThat(renewed).isNotEqualTo(old);
        assertThat(second.get("/accounts/" + old).error()).isEqualTo("account_not_found");
        assertThat(first.getAttended("/accounts/" + old).results().path(0).path("account_number"))
                .isEqualTo(second.getAttended("/accounts/" + renewed)
                        .results()
                        .path(0)
                        .path("account_number"));
        assertThat(second.getAttended("/accounts/" + renewed + "/transactions").results())
                .isNotEmpty();
        assertThat(simulated.get("/simulator/v1/ledger/connections/2").json().path("account_ids"))
                .hasSize(2)
                .anyMatch(id -> id.asString("").equals(renewed));
    }

    @Test
    void lets_a_tester_add_and_withdraw_transactions() {
        simulated.quirks("mock");
        simulated.flip("answer_cache", "off");
        Session session = Session.of(simulated, "mock");
        JsonNode before = truth(MAIN, "");
        String path = "/simulator/v1/connections/1/accounts/" + MAIN + "/transactions";

        Simulated.Answer added = simulated.postJson(
                path, Json.object("description", "LATE NEWS", "amount", "-12.34", "date", "2026-11-10"));

        assertThat(added.status()).isEqualTo(201);
        JsonNode row = session.get("/accounts/" + MAIN + "/transactions?from=2026-11-10&to=2026-11-10")
                .results()
                .valueStream()
                .filter(candidate -> candidate.path("description").asString("").equals("LATE NEWS"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("amount").decimalValue()).isEqualByComparingTo("-12.34");
        assertThat(new BigDecimal(truth(MAIN, "").path("sum").asString("")))
                .isEqualByComparingTo(
                        new BigDecimal(before.path("sum").asString("")).subtract(new BigDecimal("12.34")));
        String id = row.path("transaction_id").asString("");
        assertThat(simulated.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(simulated.delete(path + "/" + id).status()).isEqualTo(404);
        assertThat(truth(MAIN, "").path("results")).isEqualTo(before.path("results"));
    }
}

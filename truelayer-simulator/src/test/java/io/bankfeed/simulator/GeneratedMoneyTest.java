package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GeneratedMoneyTest {
    private static final String MAIN = "56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final String SPENDING = "89c3139784a055b9b47998f9dce9122e";
    private static final String CARD = "2cbf9b6063102763ccbe3ea62f1b3e72";

    private final Simulated simulated = new Simulated();
    private final Session session = Session.of(simulated, "mock");

    @BeforeEach
    void playFair() {
        simulated.quirks("mock");
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    private List<JsonNode> rows(String id) {
        return simulated
                .get("/simulator/v1/ledger/connections/1/accounts/" + id + "/transactions")
                .results()
                .valueStream()
                .toList();
    }

    private static BigDecimal amount(JsonNode row) {
        return row.path("amount").decimalValue();
    }

    @Test
    void chains_every_running_balance_down_to_the_balance_of_today() {
        List<JsonNode> rows = rows(MAIN);

        for (int i = 0; i + 1 < rows.size(); i++) {
            BigDecimal earlier =
                    rows.get(i + 1).path("running_balance").path("amount").decimalValue();
            BigDecimal later =
                    rows.get(i).path("running_balance").path("amount").decimalValue();
            assertThat(later).isEqualByComparingTo(earlier.add(amount(rows.get(i))));
        }
        assertThat(session.get("/accounts/" + MAIN + "/balance")
                        .results()
                        .path(0)
                        .path("current")
                        .decimalValue())
                .isEqualByComparingTo(
                        rows.getFirst().path("running_balance").path("amount").decimalValue());
    }

    @Test
    void pays_standing_orders_and_direct_debits_as_they_are_listed() {
        JsonNode debit =
                session.get("/accounts/" + MAIN + "/direct_debits").results().path(0);
        JsonNode order =
                session.get("/accounts/" + MAIN + "/standing_orders").results().path(1);

        assertThat(rows(MAIN))
                .anyMatch(row -> row.path("description").equals(debit.path("name"))
                        && row.path("timestamp")
                                .asString("")
                                .startsWith(debit.path("previous_payment_timestamp")
                                        .asString("")
                                        .substring(0, 10))
                        && amount(row)
                                        .negate()
                                        .compareTo(debit.path("previous_payment_amount")
                                                .decimalValue())
                                == 0)
                .anyMatch(row -> row.path("description").equals(order.path("payee"))
                        && amount(row)
                                        .negate()
                                        .compareTo(order.path("next_payment_amount")
                                                .decimalValue())
                                == 0);
    }

    @Test
    void signs_cards_the_other_way_round() {
        assertThat(rows(MAIN))
                .allMatch(row -> amount(row).signum() < 0
                        == row.path("transaction_type").asString("").equals("DEBIT"));
        assertThat(rows(CARD))
                .allMatch(row -> amount(row).signum() > 0
                        == row.path("transaction_type").asString("").equals("DEBIT"));
    }

    @Test
    void has_twins_that_nothing_visible_tells_apart() {
        List<String> looks = rows("328df3a40b828340fa4c3100e17de121").stream()
                .map(row -> row.path("timestamp").asString("") + row.path("description") + row.path("amount"))
                .toList();

        assertThat(Set.copyOf(looks)).hasSizeLessThan(looks.size());
    }

    @Test
    void gives_some_accounts_fewer_ids_than_others() {
        assertThat(rows(MAIN)).allMatch(row -> row.has("normalised_provider_transaction_id"));
        assertThat(rows(SPENDING))
                .allMatch(row -> row.has("provider_transaction_id") && !row.has("normalised_provider_transaction_id"));
        assertThat(rows("3c6edb9484ecd581dc1cedde8bedb1f1"))
                .noneMatch(row -> row.has("provider_transaction_id"))
                .allMatch(row -> row.path("timestamp").asString("").endsWith("T00:00:00"));
    }

    @Test
    void goes_on_living_and_leaves_the_past_alone() {
        List<JsonNode> before = rows(MAIN);
        JsonNode pending =
                session.get("/accounts/" + MAIN + "/transactions/pending").results();
        simulated.advance("P7D");
        List<JsonNode> after = rows(MAIN);

        assertThat(after.size()).isGreaterThan(before.size());
        assertThat(after.subList(after.size() - before.size(), after.size())).isEqualTo(before);
        Set<String> settled = after.stream()
                .map(row -> row.path("description").asString("") + row.path("amount"))
                .collect(Collectors.toSet());
        assertThat(pending.valueStream().map(row -> row.path("description").asString("") + row.path("amount")))
                .anyMatch(settled::contains);
        Set<String> ids = after.stream()
                .map(row -> row.path("transaction_id").asString(""))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(after.size());
        assertThat(pending.valueStream().map(row -> row.path("transaction_id").asString("")))
                .noneMatch(ids::contains);
    }
}

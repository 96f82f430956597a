package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.coverage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ReadingTest
class TransactionsIT {

    private static final LocalDate FIRST = LocalDate.now().minusDays(40);
    private static final Window DAYS = new Window(FIRST, FIRST.plusDays(39));
    private static final String TOKEN = bearer("demo", "transactions:read");

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    private UUID connection;
    private UUID account;

    @BeforeEach
    void link() {
        connection = held.confirmedConnection("demo");
        account = held.accounts(connection, Answers.account("a")).getFirst();
    }

    @Test
    void a_transaction_has_the_shape_of_the_contract() {
        held.window(connection, account, DAYS, Answers.rows(1, FIRST, 1));

        JsonNode page = page("");

        JsonNode shown = page.path("items").get(0);
        ((tools.jackson.databind.node.ObjectNode) shown).remove("transaction_uid");
        assertThat(shown).isEqualTo(Answers.JSON.readTree("""
                {"account_id": "%s", "status": "booked", "direction": "debit",
                 "amount": {"value": "-12.30", "currency": "GBP"}, "booked_on": "%s",
                 "timestamp": "%sT10:00:00.000000Z", "description": "SHOP tx-00000", "merchant_name": "Shop",
                 "category": "PURCHASE", "classification": ["Food", "Groceries"],
                 "running_balance": {"value": "100.00", "currency": "GBP"},
                 "provider_ids": {"transaction_id": "tx-00000-unstable",
                     "normalised_provider_transaction_id": "tx-00000", "provider_transaction_id": "p-tx-00000"},
                 "meta": {"provider_reference": "x"}}
                """.formatted(account, FIRST, FIRST)));
        assertThat(page.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void pages_walk_every_row_once_while_rows_come_in() {
        List<JsonNode> rows = new ArrayList<>(Answers.rows(300, FIRST, 10));
        held.window(connection, account, DAYS, rows);
        List<String> seen = new ArrayList<>();

        String cursor = "";
        for (int added = 0; cursor != null; added++) {
            JsonNode page = page("?limit=23" + cursor);
            page.path("items").forEach(row -> seen.add(row.path("description").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asString();
            rows.add(Answers.row("new-" + added, FIRST.plusDays(39), added));
            held.window(connection, account, DAYS, rows);
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .filteredOn(name -> name.startsWith("SHOP tx-"))
                .hasSize(300);
    }

    @Test
    void the_newest_come_first_and_the_filters_hold() {
        held.window(connection, account, DAYS, Answers.rows(30, FIRST, 2));
        held.pending(connection, account, List.of(Answers.row("pending", LocalDate.now(), 5)));

        assertThat(page("").path("items"))
                .extracting(row -> row.path("timestamp").asString())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(page("?status=pending").path("items")).hasSize(1);
        assertThat(page("?status=booked").path("items")).hasSize(30);
        assertThat(page("?from=" + FIRST + "&to=" + FIRST.plusDays(1)).path("items"))
                .hasSize(4);
        assertThat(page("?from=" + FIRST.plusDays(15) + "&status=booked").path("items"))
                .isEmpty();
    }

    @Test
    void a_removed_row_is_not_shown() {
        held.window(connection, account, DAYS, Answers.rows(3, FIRST, 1));
        held.window(connection, account, DAYS, Answers.rows(2, FIRST, 1));

        assertThat(page("").path("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=nonsense",
                "cursor=YQ",
                "cursor=YQpiCmM",
                "limit=0",
                "limit=-1",
                "limit=x",
                "status=gone",
                "from=yesterday",
                "from=2026-02-02&to=2026-02-01"
            })
    void what_can_not_be_meant_is_refused(String query) {
        api.get()
                .uri("/v1/accounts/" + account + "/transactions?" + query)
                .header("Authorization", TOKEN)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .exists();
    }

    @Test
    void coverage_and_orders_are_lists() {
        held.execute("""
                insert into coverage (account_id, from_date, to_date, state, reason, as_of)
                values ('%1$s', '2026-01-01', '2026-01-31', 'refused', 'sca_exceeded', now());
                """.formatted(account));
        held.execute("""
                insert into direct_debit (account_id, direct_debit_no, name, previous_payment_amount, raw, as_of)
                values ('%1$s', 0, 'EE', 25.50, '{}', now())
                """.formatted(account));

        JsonNode stretch = list("coverage").get(0);
        assertThat(stretch.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(stretch.path("to").asString()).isEqualTo("2026-01-31");
        assertThat(stretch.path("state").asString()).isEqualTo("refused");
        assertThat(stretch.path("reason").asString()).isEqualTo("sca_exceeded");
        assertThat(list("direct-debits").get(0).path("previous_payment_amount").asString())
                .isEqualTo("25.50");
        assertThat(list("standing-orders")).isEmpty();
    }

    private JsonNode list(String what) {
        return get("/v1/accounts/" + account + "/" + what).path("items");
    }

    private JsonNode page(String query) {
        return get("/v1/accounts/" + account + "/transactions" + query);
    }

    private JsonNode get(String path) {
        byte[] body = api.get()
                .uri(path)
                .header("Authorization", TOKEN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return Answers.JSON.readTree(body);
    }
}

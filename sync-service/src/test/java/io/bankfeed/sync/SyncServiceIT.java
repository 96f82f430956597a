package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.balance;
import static io.bankfeed.sync.bank.Rows.card;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Topics;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Reply;
import io.bankfeed.sync.bank.Request;
import io.bankfeed.sync.bank.Windows;
import io.bankfeed.testsupport.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SyncTest
class SyncServiceIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Scenario scenario;

    @Test
    void a_linked_user_has_accounts_cards_balances_and_two_years_of_transactions() {
        UUID connection = scenario.newConnection();
        Customer customer = customerWithEverything(connection);

        scenario.linked(connection);

        assertThat(scenario.transactions(connection))
                .containsExactly(
                        "booked 100.00 Old salary",
                        "booked -24.25 Card purchase",
                        "booked -2.99 Coffee",
                        "pending -5.50 Lunch");
        assertThat(scenario.number(
                        "select count(*) from balance join account using (account_id) where " + of(connection)))
                .isEqualTo(2);
        assertThat(scenario.number("select count(*) from coverage join account using (account_id) where state <> "
                        + "'complete' and " + of(connection)))
                .isZero();
        assertThat(customer.requests("/accounts/a1/transactions")).hasSizeGreaterThan(7);
        assertThat(customer.requests("/accounts/a1/transactions"))
                .extracting(Request::userIp)
                .containsOnly("203.0.113.7");
        assertThat(scenario.rows("select full_name from holder where " + of(connection)))
                .extracting(row -> row.get("full_name"))
                .containsExactly("John Doe");
    }

    @Test
    void a_run_that_ended_is_told_with_its_counts() {
        UUID connection = scenario.newConnection();
        customerWithEverything(connection);

        scenario.linked(connection);

        try (var log = new EventLog(Topics.SYNCS)) {
            var told = log.await(EventLog.ofType("bankfeed.sync.completed.v1").and(EventLog.withKey(connection)));
            assertThat(new String(told.getFirst().value(), StandardCharsets.UTF_8))
                    .contains("\"accounts\":2", "\"added\":4", "\"history_complete\":true");
        }
    }

    private static String of(UUID connection) {
        return "connection_id = '" + connection + "'";
    }

    private Customer customerWithEverything(UUID connection) {
        return scenario.customer(connection)
                .has("/accounts", account("a1"))
                .has("/cards", card("c1"))
                .answers("/info", request -> Reply.rows("{\"full_name\": \"John Doe\"}"))
                .has("/accounts/a1/balance", balance("12.5"))
                .has("/cards/c1/balance", balance("20"))
                .answers(
                        "/accounts/a1/transactions",
                        request -> Windows.of(
                                request,
                                transaction("1", TODAY.minusDays(1), "-2.99", "Coffee"),
                                transaction("2", TODAY.minusDays(400), "100", "Old salary")))
                .answers(
                        "/cards/c1/transactions",
                        request -> Windows.of(
                                request,
                                transaction("3", TODAY.minusDays(2), "24.25", "Card purchase")
                                        .replace("CREDIT", "DEBIT")))
                .has("/accounts/a1/transactions/pending", transaction("4", TODAY, "-5.5", "Lunch"))
                .has(
                        "/accounts/a1/standing_orders",
                        "{\"frequency\": \"EvryDay\", \"timestamp\": \"x\", \"next_payment_amount\": \"5.00\"}")
                .has(
                        "/accounts/a1/direct_debits",
                        "{\"direct_debit_id\": \"d\", \"name\": \"EE\", \"timestamp\": \"x\"}");
    }
}

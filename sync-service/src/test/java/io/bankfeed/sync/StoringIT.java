package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.anonymous;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Reply;
import io.bankfeed.sync.run.StartRun;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of rows from one sync to the next. */
@SyncTest
class StoringIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String BOOKED = "/accounts/a1/transactions";
    private static final String PENDING = "/accounts/a1/transactions/pending";

    @Autowired
    Scenario scenario;

    @Autowired
    StartRun start;

    @Test
    void a_window_in_which_nothing_changed_costs_no_row_writes() {
        UUID connection = linked(
                transaction("1", TODAY, "-2.99", "Coffee"),
                anonymous(TODAY, "-2.50", "Tea"),
                anonymous(TODAY, "-2.50", "Tea"));
        String versions =
                "select sum(bank_transaction.xmin::text::bigint) from bank_transaction join account using (account_id) "
                        + "where connection_id = '" + connection + "'";
        long before = scenario.number(versions);

        synced(connection);

        assertThat(scenario.transactions(connection))
                .containsExactly("booked -2.50 Tea", "booked -2.50 Tea", "booked -2.99 Coffee");
        assertThat(scenario.number(versions)).isEqualTo(before);
        assertThat(scenario.feed(connection)).hasSize(3);
    }

    @Test
    void of_rows_alike_in_everything_one_can_go_and_come_back() {
        UUID connection = linked(anonymous(TODAY, "-2.50", "Tea"), anonymous(TODAY, "-2.50", "Tea"));

        scenario.customer(connection).has(BOOKED, anonymous(TODAY, "-2.50", "Tea"));
        synced(connection);
        assertThat(scenario.transactions(connection)).containsExactly("booked -2.50 Tea");

        scenario.customer(connection).has(BOOKED, anonymous(TODAY, "-2.50", "Tea"), anonymous(TODAY, "-2.50", "Tea"));
        synced(connection);
        assertThat(scenario.transactions(connection)).containsExactly("booked -2.50 Tea", "booked -2.50 Tea");
        assertThat(scenario.feed(connection))
                .containsExactly("added Tea", "added Tea", "removed Tea", "reinstated Tea");
    }

    @Test
    void an_answer_without_rows_removes_those_of_its_days() {
        UUID connection = linked(transaction("1", TODAY, "-2.99", "Coffee"));

        scenario.customer(connection).has(BOOKED);
        synced(connection);

        assertThat(scenario.transactions(connection)).isEmpty();
        assertThat(scenario.feed(connection)).containsExactly("added Coffee", "removed Coffee");
    }

    @Test
    void rows_go_come_back_and_change_and_the_feed_says_so_in_order() {
        UUID connection = linked(transaction("1", TODAY, "-2.99", "Coffee"), transaction("2", TODAY, "-5", "Lunch"));
        Customer customer = scenario.customer(connection);

        customer.has(BOOKED, transaction("1", TODAY, "-2.99", "Coffee"));
        synced(connection);
        assertThat(scenario.transactions(connection)).containsExactly("booked -2.99 Coffee");

        customer.has(BOOKED, transaction("1", TODAY, "-3.00", "Coffee"), transaction("2", TODAY, "-5", "Lunch"));
        synced(connection);
        assertThat(scenario.transactions(connection)).containsExactly("booked -3.00 Coffee", "booked -5.00 Lunch");

        assertThat(scenario.feed(connection).subList(2, 3)).containsExactly("removed Lunch");
        assertThat(scenario.feed(connection).subList(3, 5))
                .containsExactlyInAnyOrder("updated Coffee", "reinstated Lunch");
        assertThat(scenario.number(
                        "select feed_position from synced_connection where connection_id = '" + connection + "'"))
                .isEqualTo(5);
    }

    @Test
    void what_was_pending_settles_into_one_booked_row() {
        UUID connection = scenario.newConnection();
        Customer customer = scenario.customer(connection)
                .has("/accounts", account("a1"))
                .has(BOOKED)
                .has(PENDING, transaction("p", TODAY, "-7", "Dinner"), anonymous(TODAY, "-9", "TAXI RIDE"));
        scenario.linked(connection);
        assertThat(scenario.transactions(connection))
                .containsExactly("pending -7.00 Dinner", "pending -9.00 TAXI RIDE");

        customer.has(PENDING)
                .has(BOOKED, transaction("p", TODAY, "-7.70", "Dinner"), anonymous(TODAY, "-9", "Taxi ride ltd"));
        synced(connection);

        assertThat(scenario.transactions(connection))
                .containsExactly("booked -7.70 Dinner", "booked -9.00 Taxi ride ltd");
        assertThat(scenario.number("select count(*) from change_feed where op = 'settled' and settled_from is not null "
                        + "and connection_id = '" + connection + "'"))
                .isEqualTo(2);
    }

    @Test
    void an_account_keeps_its_id_over_a_new_grant_though_the_bank_renames_it() {
        UUID connection = linked(transaction("1", TODAY, "-2.99", "Coffee"));
        Object before = accountIds(connection);
        scenario.customer(connection)
                .has("/accounts", account("other"))
                .has("/accounts/other/transactions", transaction("1", TODAY, "-2.99", "Coffee"));

        scenario.granted(connection, 2);
        scenario.await(
                "select count(*) from sync_run where state = 'completed' and consent_no = 2 and connection_id = '"
                        + connection + "'",
                1);

        assertThat(accountIds(connection)).isEqualTo(before);
        assertThat(scenario.transactions(connection)).containsExactly("booked -2.99 Coffee");
    }

    @Test
    void an_answer_that_waits_too_long_for_its_connection_is_stored_later_and_not_given_up() {
        UUID connection = linked(transaction("1", TODAY, "-2.99", "Coffee"));
        scenario.customer(connection).answers(BOOKED, request -> {
            holdConnection(connection);
            return Reply.rows(transaction("1", TODAY, "-2.99", "Coffee"), transaction("2", TODAY, "-5", "Lunch"));
        });

        synced(connection);

        assertThat(scenario.transactions(connection)).containsExactly("booked -2.99 Coffee", "booked -5.00 Lunch");
        assertThat(scenario.number(
                        "select count(*) from sync_task where state <> 'stored' and endpoint = 'transactions' "
                                + "and connection_id = '" + connection + "'"))
                .isZero();
    }

    /** Somebody stores a lot: for longer than anybody waits for a lock. */
    private void holdConnection(UUID connection) {
        String holding = """
                with held as (select connection_id from synced_connection where connection_id = '%s' for update)
                select pg_sleep(6) from held
                """.formatted(connection);
        CompletableFuture.runAsync(() -> scenario.execute(holding));
        scenario.await("select count(*) from pg_stat_activity where wait_event = 'PgSleep'", 1);
    }

    private Object accountIds(UUID connection) {
        return scenario.rows("select account_id, shared from account where connection_id = '" + connection + "'");
    }

    private UUID linked(String... booked) {
        UUID connection = scenario.newConnection();
        scenario.customer(connection).has("/accounts", account("a1")).has(BOOKED, booked);
        scenario.linked(connection);
        return connection;
    }

    private void synced(UUID connection) {
        var run = start.requested(connection).block(Duration.ofSeconds(20));
        scenario.await(
                "select count(*) from sync_run where state <> 'running' and sync_id = '" + run.syncId() + "'", 1);
    }
}

package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Reply;
import io.bankfeed.sync.bank.Windows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong and is tried again. */
@SyncTest
class TroubleIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String COFFEE = "booked -2.99 Coffee";

    @Autowired
    Scenario scenario;

    @Test
    void a_failed_result_is_asked_for_again() {
        UUID connection = scenario.newConnection();
        var calls = new AtomicInteger();
        customer(connection)
                .answers(
                        "/accounts/a1/transactions",
                        request -> calls.getAndIncrement() == 0
                                ? Reply.failed("provider_error")
                                : Windows.of(request, coffee()));

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
    }

    @Test
    void what_has_no_result_by_its_deadline_is_asked_for_anew() {
        UUID connection = scenario.newConnection();
        var calls = new AtomicInteger();
        customer(connection)
                .answers(
                        "/accounts",
                        request -> calls.getAndIncrement() == 0 ? Reply.running() : Reply.rows(account("a1")));

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
        assertThat(scenario.number("select count(*) from sync_task anew join sync_task old on anew.replaces = "
                        + "old.task_ref where old.state = 'expired' and anew.state = 'stored' "
                        + "and anew.connection_id = '" + connection + "'"))
                .isEqualTo(1);
    }

    @Test
    void after_a_401_one_newer_token_is_tried() {
        UUID connection = scenario.newConnection();
        customer(connection)
                .answers(
                        "/accounts",
                        request -> request.withNewerToken()
                                ? Reply.rows(account("a1"))
                                : Reply.refused(401, "invalid_token"));

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
        assertThat(scenario.customer(connection).requests("/accounts")).hasSize(2);
    }

    @Test
    void a_bank_in_trouble_is_tried_a_few_times_and_the_run_says_so() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .answers("/accounts", request -> Reply.refused(503, "provider_error"))
                .answers("/cards", request -> new Reply(502, "<html>Bad gateway</html>", false));

        scenario.linked(connection);

        assertThat(scenario.customer(connection).requests("/accounts")).hasSize(4);
        assertThat(scenario.rows("select state, reason, actor from sync_run where connection_id = '" + connection + "'")
                        .getFirst())
                .containsEntry("state", "failed")
                .containsEntry("reason", "provider_error")
                .containsEntry("actor", "bank");
    }

    @Test
    void a_run_that_brings_no_more_than_the_holders_name_has_failed() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .has("/info", "{\"full_name\": \"John Doe\"}")
                .answers("/accounts", request -> Reply.refused(403, "access_denied"))
                .answers("/cards", request -> Reply.refused(501, "endpoint_not_supported"));

        scenario.linked(connection);

        assertThat(scenario.number("select count(*) from holder where connection_id = '" + connection + "'"))
                .isEqualTo(1);
        assertThat(scenario.rows("select run.state, run.reason, last_success_at from sync_run run "
                                + "join synced_connection using (connection_id) where connection_id = '"
                                + connection + "'")
                        .getFirst())
                .containsEntry("state", "failed")
                .containsEntry("reason", "access_denied")
                .containsEntry("last_success_at", null);
    }

    private Customer customer(UUID connection) {
        return scenario.customer(connection)
                .has("/accounts", account("a1"))
                .answers("/accounts/a1/transactions", request -> Windows.of(request, coffee()));
    }

    private static String coffee() {
        return transaction("1", TODAY.minusDays(1), "-2.99", "Coffee");
    }
}

package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Customer.Webhooks;
import io.bankfeed.sync.bank.Reply;
import io.bankfeed.sync.bank.TestBank;
import io.bankfeed.sync.bank.Windows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However results come, or do not. */
@SyncTest
class FetchingIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String COFFEE = "booked -2.99 Coffee";

    @Autowired
    Scenario scenario;

    @Test
    void without_any_webhook_polling_brings_the_data() {
        UUID connection = scenario.newConnection();
        customer(connection).webhooks(Webhooks.NEVER);

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
    }

    @Test
    void a_webhook_that_comes_twice_or_overtakes_the_answer_has_its_effect_once() {
        UUID twice = scenario.newConnection();
        UUID early = scenario.newConnection();
        customer(twice).webhooks(Webhooks.TWICE);
        customer(early).webhooks(Webhooks.EARLY);

        scenario.linked(twice);
        scenario.linked(early);

        assertThat(scenario.transactions(twice)).containsExactly(COFFEE);
        assertThat(scenario.transactions(early)).containsExactly(COFFEE);
    }

    @Test
    void results_that_still_run_are_looked_at_again_and_never_stored_as_empty() {
        UUID connection = scenario.newConnection();
        customer(connection).keepsRunning(3);

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
    }

    @Test
    void a_refused_slice_is_a_fact_about_its_days_and_nothing_else() {
        UUID connection = scenario.newConnection();
        customer(connection)
                .answers(
                        "/accounts/a1/transactions",
                        request -> request.from().compareTo(TODAY.minusDays(300).toString()) < 0
                                ? Reply.refused(403, "sca_exceeded")
                                : Windows.of(request, coffee()));

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
        assertThat(scenario.rows("select distinct state || ' ' || coalesce(reason, '') as told from coverage "
                        + "join account using (account_id) where connection_id = '" + connection + "'"))
                .extracting(row -> row.get("told"))
                .containsExactlyInAnyOrder("complete ", "refused sca_exceeded");
        assertThat(scenario.number("select count(*) from sync_run where history_complete and state = 'completed' "
                        + "and connection_id = '" + connection + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_bank_that_gives_less_than_usual_is_asked_for_less() {
        UUID connection = scenario.newConnection();
        customer(connection)
                .answers(
                        "/accounts/a1/transactions",
                        request -> request.from().compareTo(TODAY.minusDays(60).toString()) < 0
                                ? Reply.refused(403, "access_denied")
                                : Windows.of(request, coffee()));

        scenario.linked(connection);

        assertThat(scenario.transactions(connection)).containsExactly(COFFEE);
        assertThat(scenario.customer(connection).requests("/accounts/a1/transactions"))
                .hasSize(2);
    }

    @Test
    void what_a_bank_lacks_is_remembered_and_not_asked_for_again() {
        UUID connection = scenario.newConnection();
        customer(connection);

        scenario.linked(connection);

        assertThat(scenario.rows(
                                "select array_to_string(unsupported, ',') as lacks from account where connection_id = '"
                                        + connection + "'")
                        .getFirst()
                        .get("lacks")
                        .toString())
                .contains("direct_debits", "standing_orders", "pending", "balance");
    }

    @Test
    void a_bearer_token_never_goes_to_another_host() {
        var foreign = new TestBank();
        UUID connection = scenario.newConnection();
        customer(connection).givesResultsAt(foreign.url());

        scenario.linked(connection);

        assertThat(foreign.customer(connection).looksAtResults()).isZero();
        assertThat(scenario.rows("select distinct reason from sync_task where connection_id = '" + connection
                        + "' and endpoint = 'accounts'"))
                .extracting(row -> row.get("reason"))
                .containsExactly("foreign_results_uri");
    }

    @Test
    void without_the_user_a_first_sync_keeps_to_four_calls_an_endpoint() {
        UUID connection = scenario.newConnection();
        Customer customer = customer(connection)
                .withoutUser()
                .answers("/accounts/a1/transactions", request -> Reply.failed("provider_error"));

        scenario.linked(connection);

        assertThat(customer.requests("/accounts/a1/transactions"))
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(request -> assertThat(request.userIp()).isNull());
        assertThat(scenario.number("select max(calls) from (select count(*) as calls from call_budget where "
                        + "connection_id = '" + connection + "' group by account_id, endpoint) spent"))
                .isEqualTo(4);
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

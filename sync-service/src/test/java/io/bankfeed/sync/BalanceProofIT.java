package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.balance;
import static io.bankfeed.sync.bank.Rows.transaction;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.run.StartRun;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bank's balance says whether rows are missing or too many, and coverage and a metric say so. */
@SyncTest
class BalanceProofIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String COFFEE = transaction("1", TODAY.minusDays(2), "-3.00", "Coffee");
    private static final String LUNCH = transaction("2", TODAY.minusDays(1), "-9.50", "Lunch");
    private static final String SALARY = transaction("3", TODAY.minusDays(1), "1000", "Salary");

    @Autowired
    Scenario scenario;

    @Autowired
    StartRun start;

    @Autowired
    MeterRegistry meters;

    @Autowired
    WebTestClient api;

    private UUID connection;

    @BeforeEach
    void link() {
        connection = scenario.newConnection();
        bankShows("97.00", COFFEE).has("/accounts", account("a1"));
        scenario.linked(connection);
        scenario.execute(
                "update synced_connection set confirmed_at = now() where connection_id = '%s'".formatted(connection));
    }

    @Test
    void while_balance_and_rows_move_alike_each_run_proves_the_rows() {
        bankShows("1087.50", COFFEE, LUNCH, SALARY);
        double before = checks("proved");
        synced();

        assertThat(drift()).isZero();
        assertThat(proof().path("proved_at")).isEqualTo(proof().path("checked_at"));
        assertThat(checks("proved")).isGreaterThan(before);
    }

    @Test
    void a_row_that_the_bank_keeps_back_is_a_drift_by_its_amount_from_the_second_run_on_until_it_comes() {
        bankShows("87.50", COFFEE);
        synced();
        assertThat(drift())
                .as("it may have been booked between the two requests")
                .isZero();

        double before = checks("drift");
        synced();
        assertThat(drift()).isEqualByComparingTo("-9.50");
        assertThat(checks("drift")).isGreaterThan(before);
        assertThat(proof().path("proved_at").asString())
                .isLessThan(proof().path("checked_at").asString());

        bankShows("87.50", COFFEE, LUNCH);
        synced();
        assertThat(drift()).isZero();
    }

    @Test
    void a_row_that_is_held_with_another_amount_than_the_banks_is_a_drift() {
        scenario.execute("update bank_transaction set value = value - 1 where account_id = '%s'".formatted(account1()));

        synced();
        synced();

        assertThat(drift()).isEqualByComparingTo("1.00");
    }

    @Test
    void rows_whose_running_balances_do_not_follow_from_each_other_are_a_fact_in_coverage_and_a_metric() {
        String first = balanced(COFFEE, "97.00");
        String second = balanced(LUNCH, "87.50");
        String third = balanced(SALARY, "1087.50");
        double chained = runningChecks("chained");
        bankShows("1087.50", first, second, third);
        synced();
        assertThat(proof().path("running_balance_breaks").asInt(-1)).isZero();
        assertThat(runningChecks("chained")).isGreaterThan(chained);

        double broken = runningChecks("broken");
        bankShows("1087.50", first, third);
        synced();
        assertThat(proof().path("running_balance_breaks").asInt()).isEqualTo(1);
        assertThat(runningChecks("broken")).isGreaterThan(broken);
    }

    @Test
    void running_balances_may_add_up_from_the_newest_row_to_the_oldest() {
        bankShows("97.00", balanced(COFFEE, "987.50"), balanced(LUNCH, "990.50"), balanced(SALARY, "1000"));
        synced();

        assertThat(proof().path("running_balance_breaks").asInt(-1)).isZero();
    }

    private static String balanced(String row, String running) {
        return row.replace(
                "\"currency\"",
                "\"running_balance\": {\"currency\": \"GBP\", \"amount\": %s}, \"currency\"".formatted(running));
    }

    private Customer bankShows(String current, String... rows) {
        return scenario.customer(connection)
                .has("/accounts/a1/balance", balance(current))
                .has("/accounts/a1/transactions", rows);
    }

    private BigDecimal drift() {
        return new BigDecimal(proof().path("drift").asString());
    }

    /** What coverage says of the newest days. */
    private JsonNode proof() {
        String coverage = api.get()
                .uri("/v1/accounts/" + account1() + "/coverage")
                .header("Authorization", bearer("demo", "transactions:read", "accounts:read"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        JsonNode items = JsonMapper.shared().readTree(requireNonNull(coverage)).path("items");
        return items.get(items.size() - 1).path("balance");
    }

    private Object account1() {
        return scenario.rows("select account_id from account where connection_id = '%s'".formatted(connection))
                .getFirst()
                .get("account_id");
    }

    private double checks(String outcome) {
        return count("bankfeed.sync.balance.checks", outcome);
    }

    private double runningChecks(String outcome) {
        return count("bankfeed.sync.running.balance.checks", outcome);
    }

    private double count(String checks, String outcome) {
        var counter = meters.find(checks).tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private void synced() {
        var run = requireNonNull(start.requested(connection).block(LIMIT));
        scenario.await(
                "select count(*) from sync_run where state <> 'running' and sync_id = '%s'".formatted(run.syncId()), 1);
    }
}

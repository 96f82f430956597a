package io.bankfeed.sync;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Reply;
import io.bankfeed.sync.bank.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Banks differ, fail and hang, and each does so for itself alone. */
@SyncTest
class BanksIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String TRANSACTIONS = "/accounts/a1/transactions";

    @Autowired
    Scenario scenario;

    @Test
    void what_a_bank_refused_one_user_the_next_is_not_asked_for_again() {
        UUID first = scenario.newConnection();
        UUID second = scenario.newConnection();
        Stream.of(first, second).forEach(connection -> shallow(customer(connection, "shallow-bank")));

        scenario.linked(first);
        scenario.linked(second);

        assertThat(scenario.customer(first).requests(TRANSACTIONS)).anyMatch(BanksIT::isTooDeep);
        assertThat(scenario.customer(second).requests(TRANSACTIONS)).noneMatch(BanksIT::isTooDeep);
        assertThat(scenario.transactions(second)).isEqualTo(scenario.transactions(first));
    }

    @Test
    void a_bank_that_hangs_slows_no_other() throws InterruptedException {
        var release = new CountDownLatch(1);
        var hanging = IntStream.range(0, 12)
                .mapToObj(number -> scenario.newConnection())
                .toList();
        hanging.forEach(connection -> customer(connection, "hanging-bank").answers("/accounts", request -> {
            wait(release);
            return Reply.rows(account("a1"));
        }));
        hanging.forEach(connection -> scenario.granted(connection, 1));
        scenario.await(
                "select count(*) from sync_task where provider_id = 'hanging-bank' and leased_until > now() "
                        + "and endpoint = 'accounts'",
                8);
        UUID other = scenario.newConnection();
        customer(other, "lively-bank");

        long start = System.nanoTime();
        scenario.linked(other);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(scenario.number("select count(*) from sync_run where state = 'running' and connection_id in ("
                        + String.join(
                                ",", hanging.stream().map(id -> "'" + id + "'").toList()) + ")"))
                .isEqualTo(hanging.size());
        release.countDown();
        hanging.forEach(connection -> scenario.awaitRun(connection, "initial"));
    }

    @Test
    void while_a_bank_is_said_to_be_down_its_routine_runs_wait() {
        UUID connection = scenario.newConnection();
        customer(connection, "ailing-bank");
        scenario.linked(connection);
        scenario.tellOfBank("ailing-bank", new ProviderUnhealthy("ailing-bank", "errors", Instant.now()));
        scenario.await("select count(*) from bank_health where provider_id = 'ailing-bank' and not healthy", 1);

        scenario.execute("update synced_connection set next_run_at = now() where connection_id = '" + connection + "'");

        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> scenario.number(runs(connection)) == 1);
        scenario.tellOfBank("ailing-bank", new ProviderHealthy("ailing-bank", Instant.now()));
        scenario.await(runs(connection), 2);
    }

    private static String runs(UUID connection) {
        return "select count(*) from sync_run where connection_id = '" + connection + "'";
    }

    private Customer customer(UUID connection, String bank) {
        return scenario.customer(connection)
                .at(bank)
                .has("/accounts", account("a1"))
                .answers(TRANSACTIONS, request -> Windows.of(request, transaction("1", TODAY, "-2.99", "Coffee")));
    }

    private static void shallow(Customer customer) {
        customer.answers(
                TRANSACTIONS,
                request -> isTooDeep(request)
                        ? Reply.refused(400, "invalid_date_range")
                        : Windows.of(request, transaction("1", TODAY, "-2.99", "Coffee")));
    }

    private static boolean isTooDeep(io.bankfeed.sync.bank.Request request) {
        return request.from().compareTo(TODAY.minusDays(200).toString()) < 0;
    }

    private static void wait(CountDownLatch release) {
        try {
            if (!release.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

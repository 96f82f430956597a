package io.bankfeed.localstack.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.process.Places;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the whole of sync-service promises: whatever the bank does, whatever is killed, in the end every transaction is
 * there once, in the rows, in the change feed and in the tenant's events, and no bank was asked more often than it
 * allows. The seed is printed; {@code -Dbankfeed.seed=…} lives the same troubles again,
 * {@code -Dbankfeed.time-of-day=03:59} from that time of a day, UTC.
 */
class MonthIT {
    private static final int CALLS_A_DAY = 4;
    private static final int SHARED_ACCOUNTS = 3;
    private static final Map<String, String> IMPATIENT = Map.of(
            "BANKFEED_RUN_LOOK_EVERY", "200ms",
            "BANKFEED_FETCH_LOOK_EVERY", "200ms",
            "BANKFEED_FETCH_LEASE", "20s",
            "BANKFEED_TRUELAYER_RESPONSE_TIMEOUT", "5s");

    @Test
    @Tag("proof")
    void a_few_bad_days() throws Exception {
        lived(3, Duration.ofDays(2), 1, 1, true);
    }

    @Test
    @Tag("proof")
    void a_month_at_its_worst() throws Exception {
        lived(20, Duration.ofDays(30), 6, 3, true);
    }

    @Test
    @Tag("proof")
    void a_month_at_its_worst_after_a_first_sync_without_the_user() throws Exception {
        lived(20, Duration.ofDays(30), 6, 3, false);
    }

    /** Every account's rows agree with its balances, or the check could not have found what is missing. */
    private static void balancesProve(SyncStack stack) {
        try (var database = stack.database()) {
            assertThat(database.number("select count(*) from balance_proof where drift <> 0"))
                    .isZero();
            assertThat(database.number("select count(*) from balance_proof")).isPositive();
        }
    }

    private static void lived(int users, Duration days, int syncKills, int brokerKills, boolean theyStay)
            throws Exception {
        var seed = Long.getLong("bankfeed.seed", System.nanoTime());
        var begin = LocalTime.parse(System.getProperty(
                "bankfeed.time-of-day",
                LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString()));
        System.out.printf("MonthIT: -Dbankfeed.seed=%d -Dbankfeed.time-of-day=%s%n", seed, begin);
        var data = Places.findCheckout().resolve("local-stack/target/month");
        try (var stack = new SyncStack(data, IMPATIENT)) {
            var month = new Month(stack, seed);
            month.beginAt(begin);
            month.link(users, theyStay);
            month.live(days, syncKills, brokerKills);
            month.heal();
            month.untilAllWasAskedForToday();
            var comparison = new Comparison(stack);
            month.grants().forEach(grant -> comparison.of(grant, SHARED_ACCOUNTS));
            assertThat(month.budget().beyond(CALLS_A_DAY)).isEmpty();
            balancesProve(stack);
            System.out.printf(
                    "MonthIT: %d rows equal, %d unattended and %d attended calls, %d faults, %d kills%n",
                    comparison.rowsCompared(),
                    month.budget().unattended(),
                    month.budget().attended(),
                    month.faults(),
                    month.kills());
        }
    }
}

package io.bankfeed.localstack.month;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/** Kills sync-service and the broker now and then, spread over the days, while there is work under way. */
final class Killing {
    private final SyncStack stack;
    private final Database database;
    private final Troubles troubles;
    private final Plan plan;
    private int syncKilled;
    private int brokerKilled;

    Killing(SyncStack stack, Database database, Troubles troubles, Plan plan) {
        this.stack = stack;
        this.database = database;
        this.troubles = troubles;
        this.plan = plan;
    }

    /** So many of each, evenly over the time. */
    record Plan(Instant start, Duration days, int sync, int broker) {
        boolean isTimeFor(int killed, int kills, Instant now) {
            var part = days.dividedBy(kills + 1L);
            return killed < kills && now.isAfter(start.plus(part.multipliedBy(killed)));
        }
    }

    /** How many processes were killed and started again just now. */
    int perhaps() {
        if (database.underway() == 0) {
            return 0;
        }
        if (plan.isTimeFor(syncKilled, plan.sync(), stack.time().instant())) {
            syncKilled++;
            await(troubles.millis(800));
            stack.killSync();
            stack.startSync();
            return 1;
        }
        if (plan.isTimeFor(brokerKilled, plan.broker(), stack.time().instant())) {
            brokerKilled++;
            await(troubles.millis(800));
            stack.killBroker();
            await(troubles.millis(2000));
            stack.startBroker();
            return 1;
        }
        return 0;
    }

    private static void await(int millis) {
        Awaitility.await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }
}

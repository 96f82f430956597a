package io.bankfeed.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.r2dbc.core.DatabaseClient;

/** When business time may be stepped on: nothing is due any more, or waiting for it does not help. */
record Pace(DatabaseClient database, InstantSource clock, Duration patience) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** A bank that is out, a frozen holder of a lease: the world does not wait for them. */
    void awaitNothingDue() {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_EVERY)
                    .atMost(patience)
                    .until(() -> due() == 0);
        } catch (ConditionTimeoutException worldGoesOn) {
            return;
        }
    }

    long due() {
        return Objects.requireNonNull(
                database.sql("select count(*) as it from token where status = 'live' and next_refresh_at <= :now")
                        .bind("now", clock.instant())
                        .map(row -> Objects.requireNonNull(row.get("it", Long.class)))
                        .one()
                        .block(TokenServiceTest.LIMIT));
    }
}

package io.bankfeed.token.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.Lifetimes;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The plans of a million connections over a month and a half, in which each is refreshed twice: minute by minute.
 * {@code -Dbankfeed.days=90} looks further.
 */
class FleetSpreadTest {

    private static final int CONNECTIONS = 1_000_000;
    private static final int MINUTES = Integer.getInteger("bankfeed.days", 45) * 24 * 60;
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration IDLE_LIMIT = Duration.ofDays(30);
    private static final Duration LINKED_OVER = Duration.ofDays(20);
    private static final Instant DAY_0 = Instant.parse("2026-03-01T00:00:00Z");

    private final SplittableRandom random = new SplittableRandom(Long.getLong("bankfeed.seed", 20));
    private final RefreshPlan plan =
            new RefreshPlan(new RefreshPolicies(new Binder().bindOrCreate("none", RefreshPolicy.class), Map.of()));

    @Test
    void no_minute_has_more_than_twice_the_mean() {
        int[] perMinute = new int[MINUTES];
        for (int i = 0; i < CONNECTIONS; i++) {
            liveThrough(perMinute);
        }

        double mean = IntStream.of(perMinute).average().orElseThrow();
        int most = IntStream.of(perMinute).max().orElseThrow();
        System.out.printf("refreshes of a million connections in a minute: %.1f on average, %d at most%n", mean, most);
        assertThat(mean).isBetween(33.0, 37.0);
        assertThat((double) most).isLessThan(2 * mean);
    }

    private void liveThrough(int[] perMinute) {
        var ref = new TokenRef(new UUID(random.nextLong(), random.nextLong()), 1);
        Instant issued = DAY_0.minusMillis(random.nextLong(LINKED_OVER.toMillis()));
        for (int minute = 0; minute < MINUTES; ) {
            issued = plan.next("demo", ref, lifetimes(issued), Demand.NONE);
            minute = (int) Duration.between(DAY_0, issued).toMinutes();
            if (minute >= 0 && minute < MINUTES) {
                perMinute[minute]++;
            }
        }
    }

    private static Lifetimes lifetimes(Instant issued) {
        return new Lifetimes(issued, issued.plus(LIFE), issued.plus(IDLE_LIMIT));
    }
}

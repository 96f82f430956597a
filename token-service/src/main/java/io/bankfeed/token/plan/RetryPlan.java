package io.bankfeed.token.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How long to wait after so many failures in a row. */
@Component
public class RetryPlan {

    private static final int DOUBLINGS = 10;

    private final RefreshProperties properties;

    RetryPlan(RefreshProperties properties) {
        this.properties = properties;
    }

    /** @param shortest the other side's {@code Retry-After}, or how long we hold calls back: never sooner than that */
    public Duration after(int failures, Optional<Duration> shortest) {
        Duration doubled = properties.firstRetry().multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS));
        Duration capped = doubled.compareTo(properties.lastRetry()) > 0 ? properties.lastRetry() : doubled;
        double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
        Duration own = Duration.ofMillis((long) (capped.toMillis() * jitter));
        return shortest.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
    }
}

package io.bankfeed.token.refresh;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/** The permits of one more replica, with rates of the test's. */
public final class Permits {

    private final RefreshPermits permits;

    public Permits(DatabaseClient database, int perSecond, int perSecondAndProvider) {
        var rates = new WorkProperties(
                1, 1, perSecond, perSecondAndProvider, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        this.permits = new RefreshPermits(database, rates);
    }

    /** {@code *} stands for all banks. */
    public Map<String, Integer> take(Map<String, Integer> wanted) {
        return Objects.requireNonNull(permits.take(wanted).block(Duration.ofSeconds(20)));
    }
}

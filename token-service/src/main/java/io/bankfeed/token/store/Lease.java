package io.bankfeed.token.store;

import java.time.Duration;
import java.util.UUID;

/**
 * The sole right to refresh one row. The database ends it; the holder, who may have been frozen in between, measures
 * from before the claim on its own clock, and so sees the end no later.
 */
public record Lease(UUID owner, long claimedNanos, Duration length) {

    static Lease of(Duration length) {
        return new Lease(UUID.randomUUID(), System.nanoTime(), length);
    }

    /** Whether a call of that length, begun now, ends within the lease. */
    public boolean covers(Duration call) {
        return System.nanoTime() - claimedNanos + call.toNanos() < length.toNanos();
    }
}

package io.bankfeed.token.store;

import io.bankfeed.common.event.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the token table.
 *
 * @param version rises with every stored token of the connection; what every write is compared against
 * @param reason why it is lost, where it is
 * @param nextRefreshAt when the refresh worker takes it up; absent when there is nothing to keep alive
 * @param announced whether the other services know of it
 */
public record StoredToken(
        TokenRef ref,
        String tenant,
        TokenStatus status,
        long version,
        @Nullable String reason,
        @Nullable Actor actor,
        GrantFacts facts,
        Lifetimes lifetimes,
        Ciphertexts sealed,
        Demand demand,
        Trouble trouble,
        @Nullable Instant nextRefreshAt,
        @Nullable Instant attendedUntil,
        boolean identified,
        boolean announced,
        @Nullable UUID leaseOwner,
        @Nullable String traceparent) {

    public UUID connectionId() {
        return ref.connectionId();
    }

    public boolean isLive() {
        return status == TokenStatus.LIVE;
    }

    public boolean refreshable() {
        return sealed.refreshToken() != null;
    }

    public boolean validFor(Duration atLeast, Instant now) {
        return !lifetimes.accessExpiresAt().minus(atLeast).isBefore(now);
    }

    /** Whether the user still counts as present. */
    public boolean attendedAt(Instant now) {
        return attendedUntil != null && attendedUntil.isAfter(now);
    }
}

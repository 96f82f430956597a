package io.bankfeed.sync.transaction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands in the feed.
 *
 * @param asShown the transaction after the change, as JSON
 */
public record Appended(
        UUID accountId,
        long position,
        String op,
        String asShown,
        @Nullable UUID settledFrom,
        Instant changedAt) {

    static Appended of(UUID accountId, Change change, long position, String asShown, Instant now) {
        return new Appended(accountId, position, change.op().code(), asShown, change.settledFrom(), now);
    }
}

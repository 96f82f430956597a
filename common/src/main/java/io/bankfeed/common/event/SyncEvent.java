package io.bankfeed.common.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sync-service says on {@link Topics#SYNCS}; key: connection id. Counts and times, no bank data. Internal. */
public sealed interface SyncEvent extends Event {

    /**
     * A run came to its end with data.
     *
     * @param dataAsOf what is stored reflects the bank at this time
     * @param nextRunAt when a token is needed next; absent when nothing is planned
     * @param historyComplete no slice of the history is still open (refused ones count as answered)
     */
    record SyncCompleted(
            UUID syncId,
            int accounts,
            int added,
            int updated,
            int removed,
            Instant dataAsOf,
            @Nullable Instant nextRunAt,
            boolean historyComplete)
            implements SyncEvent {}

    /** A run ended without data. {@code reason} is a stable code. */
    record SyncFailed(
            UUID syncId,
            String reason,
            Actor actor,
            @Nullable Instant nextRunAt) implements SyncEvent {}

    /**
     * After a renewal: which accounts and cards the new grant shares, held against what was there before. Account ids,
     * as the tenant knows them. Comes before the {@link SyncCompleted} of the first run under the new grant.
     *
     * @param noLongerShared not in the new list; what is held of them stays
     * @param held none of the accounts is known from before: nothing of the connection is released until
     *     {@link ConsentEvent.OtherAccountsAccepted}, or until a later renewal brings a known one back. Absent in
     *     events from before this was told: not held
     */
    record AccountsCompared(
            List<UUID> cameBack,
            List<UUID> added,
            List<UUID> noLongerShared,
            @Nullable Boolean held) implements SyncEvent {

        public boolean isHeld() {
            return Boolean.TRUE.equals(held);
        }
    }

    /** After a revocation: all bank data of the connection is gone. */
    record SyncErased(Instant erasedAt) implements SyncEvent {}
}

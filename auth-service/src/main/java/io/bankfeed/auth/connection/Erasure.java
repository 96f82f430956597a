package io.bankfeed.auth.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a revocation has come.
 *
 * @param keysDestroyedAt when token-service reported that the tokens can't be opened any more
 * @param dataErasedAt when sync-service reported that the bank data is gone
 */
public record Erasure(
        @Nullable Instant keysDestroyedAt, @Nullable Instant dataErasedAt) {

    static final Erasure NOTHING_YET = new Erasure(null, null);

    Erasure keysDestroyed(Instant at) {
        return new Erasure(at, dataErasedAt);
    }

    Erasure dataErased(Instant at) {
        return new Erasure(keysDestroyedAt, at);
    }

    boolean isComplete() {
        return keysDestroyedAt != null && dataErasedAt != null;
    }
}

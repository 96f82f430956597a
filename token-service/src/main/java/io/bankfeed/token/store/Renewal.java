package io.bankfeed.token.store;

import io.bankfeed.token.store.TokenVault.SealedPair;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh brought to a row that is held, encrypted.
 *
 * @param demand that the next refresh was planned for; a row that is wanted otherwise by now is planned anew
 * @param nextRefreshAt absent where there is nothing to keep alive
 */
public record Renewal(
        LeasedToken held,
        TokenPair pair,
        SealedPair closed,
        Demand demand,
        @Nullable Instant nextRefreshAt) {

    public TokenRef ref() {
        return held.ref();
    }

    boolean refreshable() {
        return pair.refresh() != null || held.token().refreshable();
    }
}

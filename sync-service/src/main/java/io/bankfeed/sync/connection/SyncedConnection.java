package io.bankfeed.sync.connection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param providerId null until the first tokens are there
 * @param unsupported endpoints that the bank answered 501 for
 */
public record SyncedConnection(
        UUID connectionId,
        String tenant,
        long consentNo,
        @Nullable String providerId,
        List<String> scopes,
        String tokenState,
        List<String> unsupported,
        @Nullable Instant lastDeepAt,
        @Nullable Instant grantedAt) {

    public boolean hasToken() {
        return "usable".equals(tokenState) && providerId != null;
    }
}

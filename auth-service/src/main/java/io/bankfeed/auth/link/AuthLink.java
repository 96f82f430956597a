package io.bankfeed.auth.link;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant gets: two ways to the same attempt, of which one is used once.
 *
 * @param connectUri opens our page, which binds the browser by a cookie
 * @param authUri goes straight to TrueLayer
 * @param sameBankAs another connection of the user with the bank that the link names: renewing that one is better
 */
record AuthLink(
        UUID connectionId,
        String status,
        URI connectUri,
        URI authUri,
        Instant expiresAt,
        @Nullable UUID sameBankAs) {

    AuthLink with(UUID sameBank) {
        return new AuthLink(connectionId, status, connectUri, authUri, expiresAt, sameBank);
    }

    @Override
    public String toString() {
        return "AuthLink[connectionId=%s]".formatted(connectionId);
    }
}

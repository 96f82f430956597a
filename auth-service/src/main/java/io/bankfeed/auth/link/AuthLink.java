package io.bankfeed.auth.link;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * What the tenant gets: two ways to the same attempt, of which one is used once.
 *
 * @param connectUri opens our page, which binds the browser by a cookie
 * @param authUri goes straight to TrueLayer
 */
record AuthLink(UUID connectionId, String status, URI connectUri, URI authUri, Instant expiresAt) {

    @Override
    public String toString() {
        return "AuthLink[connectionId=%s]".formatted(connectionId);
    }
}

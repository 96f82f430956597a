package io.bankfeed.token.store;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.truelayer.TokenGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gave, not yet encrypted.
 *
 * @param refresh absent where none came: the stored one, if any, stays
 * @param scopes empty where the answer did not name them
 */
public record TokenPair(
        Secret access, @Nullable Secret refresh, Instant issuedAt, Instant expiresAt, List<String> scopes) {

    static final Duration REFRESH_IDLE_LIMIT = Duration.ofDays(30);

    /** @param sentAt before the call, so that no expiry is later than TrueLayer's */
    public static TokenPair of(TokenGrant grant, Instant sentAt) {
        return new TokenPair(
                grant.accessToken(), grant.refreshToken(), sentAt, sentAt.plus(grant.expiresIn()), grant.scopes());
    }

    public Lifetimes lifetimes(boolean refreshable) {
        return new Lifetimes(issuedAt, expiresAt, refreshable ? issuedAt.plus(REFRESH_IDLE_LIMIT) : null);
    }
}

package io.bankfeed.token.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param accessIssuedAt taken before the call, so that an expiry is never later than TrueLayer's
 * @param refreshExpiresAt end of the idle limit; absent where there is no refresh token
 */
public record Lifetimes(
        Instant accessIssuedAt,
        Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt) {

    public Duration accessLife() {
        return Duration.between(accessIssuedAt, accessExpiresAt);
    }
}

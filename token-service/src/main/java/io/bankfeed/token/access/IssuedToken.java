package io.bankfeed.token.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bankfeed.token.store.StoredToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token as it leaves for sync-service, the one place where it may.
 *
 * @param attendedUntil with {@code endUserIp}: until then calls count as the user's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssuedToken(
        String accessToken,
        Instant expiresAt,
        long consentNo,
        long version,
        @Nullable Instant attendedUntil,
        @Nullable String endUserIp) {

    static IssuedToken of(StoredToken token, String accessToken, @Nullable String endUserIp) {
        return new IssuedToken(
                accessToken,
                token.lifetimes().accessExpiresAt(),
                token.ref().consentNo(),
                token.version(),
                endUserIp == null ? null : token.attendedUntil(),
                endUserIp);
    }

    boolean serves(TokenRequest request, Instant now) {
        return !expiresAt.minus(TokenRequest.AT_LEAST).isBefore(now)
                && request.consentNo().map(number -> number == consentNo).orElse(true)
                && request.newerThan().map(held -> version > held).orElse(true);
    }

    @Override
    public String toString() {
        return "IssuedToken[version " + version + "]";
    }
}

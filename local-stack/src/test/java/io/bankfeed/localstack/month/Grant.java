package io.bankfeed.localstack.month;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's consent, with its tokens as they are now.
 *
 * @param userIp the user has just acted, from there; null: nobody is there
 */
record Grant(
        UUID connectionId,
        String user,
        String providerId,
        String refreshToken,
        String accessToken,
        Instant expiresAt,
        Instant grantedAt,
        Instant attendedUntil,
        @Nullable String userIp,
        long version) {

    Grant refreshed(String newAccessToken, String newRefreshToken, Instant newExpiry) {
        return new Grant(
                connectionId,
                user,
                providerId,
                newRefreshToken,
                newAccessToken,
                newExpiry,
                grantedAt,
                attendedUntil,
                userIp,
                version + 1);
    }
}

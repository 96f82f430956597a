package io.bankfeed.sync.token;

import io.bankfeed.common.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param version rises with each token of the grant
 * @param attendedUntil until then calls may say that the user is there
 * @param endUserIp the user's address while that lasts
 */
public record AccessToken(
        Secret value,
        long version,
        Instant expiresAt,
        @Nullable Instant attendedUntil,
        @Nullable String endUserIp) {

    /** The address to send along now, or null: then the call counts as unattended. */
    public @Nullable String userIpAt(Instant now) {
        return attendedUntil != null && now.isBefore(attendedUntil) ? endUserIp : null;
    }

    @Override
    public String toString() {
        return "AccessToken[version=" + version + ", expiresAt=" + expiresAt + "]";
    }
}

package io.bankfeed.auth;

import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What token-service tells of grants. */
final class Grants {

    private Grants() {}

    /** @param grantedAt as auth-service told it */
    static TokenRefreshed exchanged(Instant grantedAt) {
        return told(true, grantedAt, null);
    }

    static TokenRefreshed refreshed(Instant grantedAt, @Nullable Instant bankSays) {
        return told(false, grantedAt, bankSays);
    }

    private static TokenRefreshed told(boolean initial, Instant grantedAt, @Nullable Instant bankSays) {
        return new TokenRefreshed(
                initial,
                grantedAt.plusSeconds(3600),
                grantedAt.plus(Duration.ofDays(30)),
                bankSays,
                List.of("accounts"),
                "ob-monzo",
                "Monzo",
                "cred+/=",
                grantedAt,
                null,
                1);
    }
}

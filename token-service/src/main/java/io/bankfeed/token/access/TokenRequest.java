package io.bankfeed.token.access;

import io.bankfeed.token.store.StoredToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param consentNo of which grant; the current one's where it is not named
 * @param newerThan a version that no longer serves
 */
record TokenRequest(UUID connectionId, Optional<Long> consentNo, Optional<Long> newerThan) {

    static final Duration AT_LEAST = Duration.ofSeconds(60);

    boolean servedBy(StoredToken token, Instant now) {
        return token.validFor(AT_LEAST, now)
                && newerThan.map(held -> token.version() > held).orElse(true);
    }
}

package io.bankfeed.auth.consent;

import io.bankfeed.common.event.ConsentClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One grant by the user.
 *
 * @param providerId the bank, where the link named one; else it is known after the exchange
 * @param confirmed whether its data may be released
 */
public record Consent(
        UUID connectionId,
        UUID attemptId,
        List<String> scopes,
        @Nullable String providerId,
        ConsentClock clock,
        Instant codeExpiresAt,
        boolean confirmed) {

    public long no() {
        return clock.consentNo();
    }
}

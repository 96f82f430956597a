package io.bankfeed.token.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user granted.
 *
 * @param consentExpiresAt the bank's own hint
 */
public record GrantFacts(
        String credentialsId,
        String providerId,
        @Nullable String providerDisplayName,
        List<String> scopes,
        Instant grantedAt,
        @Nullable Instant consentExpiresAt) {}

package io.bankfeed.token.truelayer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose grant a token is, as {@code /me} says it.
 *
 * @param consentExpiresAt the bank's own hint; often missing
 */
public record Identity(
        String credentialsId,
        String providerId,
        @Nullable String providerDisplayName,
        @Nullable Instant consentExpiresAt,
        List<String> scopes) {

    static Optional<Identity> parse(JsonNode body) {
        JsonNode me = body.path("results").path(0);
        String credentials = Answer.text(me, "credentials_id");
        String provider = Answer.text(me.path("provider"), "provider_id");
        if (credentials == null || provider == null) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                credentials,
                provider,
                Answer.text(me.path("provider"), "display_name"),
                Answer.instant(me, "consent_expires_at"),
                me.path("scopes").valueStream().map(JsonNode::asString).toList()));
    }
}

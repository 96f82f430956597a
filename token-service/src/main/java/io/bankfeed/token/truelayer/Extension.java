package io.bankfeed.token.truelayer;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What TrueLayer says to an extension: new tokens at once, or where the user has to go.
 *
 * @param tokens to be stored, both; absent when the user has to act
 * @param consentExpiresAt as far as the answer tells
 * @param userLink at TrueLayer or at the bank itself; absent when nothing is left to do
 */
public record Extension(
        @Nullable TokenGrant tokens,
        @Nullable Instant consentExpiresAt,
        @Nullable URI userLink) {

    private static final String NOTHING_TO_DO = "no_action_needed";

    /** Empty when it can't be read. */
    static Optional<Extension> parse(JsonNode body) {
        String action = Answer.text(body, "action_needed");
        if (NOTHING_TO_DO.equals(action == null ? Answer.text(body, "action_type") : action)) {
            return TokenGrant.parse(body)
                    .map(tokens -> new Extension(tokens, Answer.instant(body, "consent_expires_at"), null));
        }
        return UserLink.parse(Answer.text(body, "user_input_link")).map(link -> new Extension(null, null, link));
    }
}

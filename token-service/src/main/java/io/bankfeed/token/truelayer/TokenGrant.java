package io.bankfeed.token.truelayer;

import io.bankfeed.common.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A success of the token endpoint.
 *
 * @param refreshToken absent without {@code offline_access}, and where a refresh gave none: keep the old one then
 * @param scopes granted; empty where the answer does not name them
 */
public record TokenGrant(
        Secret accessToken, Duration expiresIn, @Nullable Secret refreshToken, List<String> scopes) {

    private static final long LONGEST_LIFE_SECONDS = 24 * 3600;

    static Optional<TokenGrant> parse(JsonNode body) {
        String access = Answer.text(body, "access_token");
        long seconds = body.path("expires_in").asLong(0);
        if (access == null || seconds <= 0) {
            return Optional.empty();
        }
        String refresh = Answer.text(body, "refresh_token");
        String scope = Answer.text(body, "scope");
        return Optional.of(new TokenGrant(
                Secret.of(access),
                Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE_SECONDS)),
                refresh == null ? null : Secret.of(refresh),
                scope == null ? List.of() : List.of(scope.strip().split("\\s+"))));
    }
}

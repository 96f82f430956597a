package io.bankfeed.common.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What token-service says on {@link Topics#TOKENS}; key: connection id. Internal, and never a token. */
public sealed interface TokenEvent extends Event {

    /**
     * A usable access token is in store.
     *
     * @param initial after a bank authentication (first consent or renewal): the history window is open
     * @param accessTokenExpiresAt at most an hour ahead
     * @param refreshTokenExpiresAt end of the 30-day idle limit; absent without {@code offline_access}
     * @param consentExpiresAt the bank's own hint; often absent, never to be relied on
     * @param scopes granted, perhaps fewer than asked
     * @param credentialsId TrueLayer's id of this grant
     * @param grantedAt when the user came back from the bank
     * @param attendedUntil see {@link ConsentEvent.ConsentGranted}
     * @param tokenVersion rises with every stored token of the connection
     */
    record TokenRefreshed(
            boolean initial,
            Instant accessTokenExpiresAt,
            @Nullable Instant refreshTokenExpiresAt,
            @Nullable Instant consentExpiresAt,
            List<String> scopes,
            String providerId,
            @Nullable String providerDisplayName,
            String credentialsId,
            Instant grantedAt,
            @Nullable Instant attendedUntil,
            long tokenVersion)
            implements TokenEvent {}

    /** A refresh did not work this time; the grant may well live. {@code reason} is a stable code. */
    record TokenRefreshFailed(
            String reason, Actor actor, @Nullable Instant nextAttemptAt) implements TokenEvent {}

    /** No token can be had any more for this grant. {@code reason} is a stable code. */
    record TokenLost(String reason, Actor actor) implements TokenEvent {}

    /** After a revocation: the data key is destroyed and the tokens are gone. */
    record TokenErased(Instant erasedAt) implements TokenEvent {}
}

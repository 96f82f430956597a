package io.bankfeed.common.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What auth-service says on {@link Topics#CONSENTS}; key: connection id, in order per connection. Internal. */
public sealed interface ConsentEvent extends Event {

    /**
     * The bank sent the user back with an authorisation code.
     *
     * @param attemptId the auth attempt that the code answers; part of the sealing context
     * @param sealedCode the code and its PKCE verifier, readable by token-service alone
     * @param sealedEndUserIp the user's IP address, sealed likewise; absent when it is not known. It makes the first
     *     sync's calls attended ({@code X-PSU-IP})
     * @param redirectUri the one of the link; must be repeated at the exchange (RFC 6749, 4.1.3)
     * @param scopes asked for; what was granted comes with {@link TokenEvent.TokenRefreshed}
     * @param providerId the bank, where the link named one
     * @param codeExpiresAt five minutes after the callback; a later exchange is not tried
     * @param attendedUntil end of the time in which the user counts as present
     */
    record ConsentGranted(
            UUID attemptId,
            String sealedCode,
            @Nullable String sealedEndUserIp,
            String redirectUri,
            List<String> scopes,
            @Nullable String providerId,
            Instant grantedAt,
            Instant codeExpiresAt,
            @Nullable Instant attendedUntil)
            implements ConsentEvent {}

    /** The tenant has redeemed the callback reference for its logged-in user: bank data may be released. */
    record ConsentConfirmed(Instant confirmedAt) implements ConsentEvent {}

    /**
     * The tenant takes the accounts of a renewal for its user's, though none of them is one of those before: what was
     * held back ({@link SyncEvent.AccountsCompared#held()}) may be released.
     */
    record OtherAccountsAccepted(Instant acceptedAt) implements ConsentEvent {}

    /** Erase everything of this connection, in every service. Final: later events for it are ignored. */
    record ConsentRevoked(Instant revokedAt) implements ConsentEvent {}
}

package io.bankfeed.auth.connection;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A status with its why.
 *
 * @param reason stable code; absent where the status says all
 * @param actor who must act to get on from here
 */
public record Standing(
        ConnectionStatus status, Instant since, @Nullable String reason, Actor actor) {

    static Standing awaitingUser(Instant since) {
        return new Standing(ConnectionStatus.PENDING, since, null, Actor.USER);
    }

    static Standing awaitingExchange(Instant since) {
        return new Standing(ConnectionStatus.PENDING, since, null, Actor.NOBODY);
    }

    static Standing awaitingConfirmation(Instant since) {
        return new Standing(ConnectionStatus.AWAITING_CONFIRMATION, since, Reasons.CONFIRMATION_REQUIRED, Actor.USER);
    }

    static Standing heldForOtherAccounts(Instant since) {
        return new Standing(ConnectionStatus.AWAITING_CONFIRMATION, since, Reasons.OTHER_ACCOUNTS, Actor.USER);
    }

    boolean awaitsTheUsersConfirmation() {
        return status == ConnectionStatus.AWAITING_CONFIRMATION && !isHeldForOtherAccounts();
    }

    boolean isHeldForOtherAccounts() {
        return Reasons.OTHER_ACCOUNTS.equals(reason);
    }

    Standing confirmed(Instant now) {
        return awaitsTheUsersConfirmation() ? active(now) : this;
    }

    /** One that is neither held nor to be held stays what it is; so does one that is lost. */
    Standing compared(boolean held, Instant now) {
        if (held == isHeldForOtherAccounts() || status == ConnectionStatus.RECONSENT_REQUIRED) {
            return this;
        }
        return held ? heldForOtherAccounts(now) : active(now);
    }

    static Standing active(Instant since) {
        return new Standing(ConnectionStatus.ACTIVE, since, null, Actor.NOBODY);
    }

    static Standing expiring(Instant since) {
        return new Standing(ConnectionStatus.EXPIRING, since, Reasons.CONSENT_EXPIRING, Actor.USER);
    }

    static Standing revoked(Instant since) {
        return new Standing(ConnectionStatus.REVOKED, since, null, Actor.NOBODY);
    }

    static Standing erased(Instant revokedAt) {
        return new Standing(ConnectionStatus.REVOKED, revokedAt, Reasons.ERASED, Actor.NOBODY);
    }

    /** What is wrong with the status comes before what the last sync met; a coming end does not hide that. */
    Health over(Health pulse) {
        boolean byPulse = pulse.reason() != null && (reason == null || status == ConnectionStatus.EXPIRING);
        return new Health(
                pulse.lastAttemptAt(),
                pulse.lastSuccessAt(),
                pulse.dataAsOf(),
                pulse.nextRunAt(),
                byPulse ? pulse.reason() : reason,
                byPulse ? pulse.actor() : actor);
    }
}

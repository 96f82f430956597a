package io.bankfeed.auth.connection;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.ConnectionEvent.ConnectionChanged;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.Health;
import io.bankfeed.common.event.ProviderRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's bank at a tenant, kept over every re-consent. Moves by the transitions below alone; one that does not apply
 * gives the connection back unchanged.
 *
 * @param pulse what the last syncs and refreshes reported
 */
public record Connection(
        UUID id,
        Terms terms,
        Standing standing,
        Grants grants,
        @Nullable ProviderRef provider,
        Health pulse,
        Instant createdAt) {

    private static final Health NO_PULSE = new Health(null, null, null, null, null, Actor.NOBODY);

    public static Connection opened(UUID id, Terms terms, Instant now) {
        return new Connection(id, terms, Standing.awaitingUser(now), Grants.NONE, null, NO_PULSE, now);
    }

    public ConnectionStatus status() {
        return standing.status();
    }

    public boolean isRevoked() {
        return status() == ConnectionStatus.REVOKED;
    }

    /** The user came back with a code: it is exchanged next, under the next consent number. */
    public Connection granted(Instant now) {
        var next = status() == ConnectionStatus.PENDING ? Standing.awaitingExchange(now) : standing;
        return with(next, grants.next());
    }

    /** The user came back without a grant, or not at all. What an earlier grant gave stays. */
    public Connection notGranted(String reason, Actor actor, Instant now) {
        return status() == ConnectionStatus.PENDING && grants.lastNo() == 0
                ? with(new Standing(ConnectionStatus.FAILED, now, reason, actor), grants)
                : this;
    }

    /** The grant was exchanged: tokens are in store. */
    public Connection exchanged(ConsentClock clock, ProviderRef bank, boolean confirmed, Instant now) {
        var next = confirmed ? Standing.active(now) : Standing.awaitingConfirmation(now);
        return new Connection(id, terms, next, grants.live(clock), bank, pulse, createdAt);
    }

    /** The tenant vouched for the user; a grant that is not exchanged yet becomes active when it is. */
    public Connection confirmed(long consentNo, Instant now) {
        return status() == ConnectionStatus.AWAITING_CONFIRMATION && grants.isLive(consentNo)
                ? with(Standing.active(now), grants)
                : this;
    }

    /** No token can be had any more for this grant; a renewal that comes to nothing leaves the live one alone. */
    public Connection lost(long consentNo, String reason, Actor actor, Instant now) {
        return grants.live() == null || grants.isLive(consentNo) ? lost(reason, actor, now) : this;
    }

    private Connection lost(String reason, Actor actor, Instant now) {
        return with(new Standing(ConnectionStatus.RECONSENT_REQUIRED, now, reason, actor), grants);
    }

    /** No word of the exchange while the code lived: the user must begin anew. */
    public Connection notExchanged(String reason, Instant now) {
        return status() == ConnectionStatus.PENDING ? lost(reason, Actor.USER, now) : this;
    }

    /** Nobody claimed what was fetched. */
    public Connection notClaimed(String reason, Instant now) {
        return status() == ConnectionStatus.AWAITING_CONFIRMATION ? lost(reason, Actor.USER, now) : this;
    }

    /** A routine refresh: the bank may have named another end. */
    public Connection refreshed(ConsentClock clock) {
        return with(standing, grants.live(clock));
    }

    /** A refresh did not work; the grant may well live. */
    public Connection troubled(String reason, Actor actor, Instant at) {
        return with(new Health(at, pulse.lastSuccessAt(), pulse.dataAsOf(), pulse.nextRunAt(), reason, actor));
    }

    public Connection synced(Instant at, Instant dataAsOf, @Nullable Instant nextRunAt) {
        return with(new Health(at, at, dataAsOf, nextRunAt, null, Actor.NOBODY));
    }

    public Connection notSynced(Instant at, String reason, Actor actor, @Nullable Instant nextRunAt) {
        return with(new Health(at, pulse.lastSuccessAt(), pulse.dataAsOf(), nextRunAt, reason, actor));
    }

    public Connection revoked(Instant now) {
        return isRevoked() ? this : with(Standing.revoked(now), grants).with(NO_PULSE);
    }

    private Connection with(Health newPulse) {
        return new Connection(id, terms, standing, grants, provider, newPulse, createdAt);
    }

    /** What is wrong with the status comes before what the last sync met. */
    public Health health() {
        String reason = standing.reason() != null ? standing.reason() : pulse.reason();
        Actor actor = standing.reason() == null && pulse.reason() != null ? pulse.actor() : standing.actor();
        return new Health(
                pulse.lastAttemptAt(), pulse.lastSuccessAt(), pulse.dataAsOf(), pulse.nextRunAt(), reason, actor);
    }

    ConnectionChanged asChanged() {
        return new ConnectionChanged(
                terms.userId(),
                terms.reference(),
                status().word(),
                standing.reason(),
                provider,
                grants.live(),
                health());
    }

    private Connection with(Standing newStanding, Grants newGrants) {
        return new Connection(id, terms, newStanding, newGrants, provider, pulse, createdAt);
    }
}

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
 * @param recovering whether a grant was lost, and no data has come since under the one that mends it
 * @param erasure after a revocation: how far it has come
 */
public record Connection(
        UUID id,
        Terms terms,
        Standing standing,
        Grants grants,
        @Nullable ProviderRef provider,
        Health pulse,
        boolean recovering,
        Erasure erasure,
        Instant createdAt) {

    private static final Health NO_PULSE = new Health(null, null, null, null, null, Actor.NOBODY);

    public static Connection opened(UUID id, Terms terms, Instant now) {
        return new Connection(
                id, terms, Standing.awaitingUser(now), Grants.NONE, null, NO_PULSE, false, Erasure.NOTHING_YET, now);
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

    /** The grant was exchanged: tokens are in store, and it takes the place of the one before. */
    public Connection exchanged(ConsentClock clock, ProviderRef bank, boolean confirmed, Instant now) {
        var next = confirmed ? Standing.active(now) : Standing.awaitingConfirmation(now);
        boolean mends = recovering || isLost() && grants.live() != null;
        return new Connection(id, terms, next, grants.live(clock), bank, pulse, mends, erasure, createdAt);
    }

    /** The user has reconfirmed, and TrueLayer has extended the grant in use. */
    public Connection extended(ConsentClock clock, Instant now) {
        return mended(now).with(grants.live(clock));
    }

    /** Less than a fortnight is left. */
    public Connection expiring(long consentNo, Instant now) {
        return status() == ConnectionStatus.ACTIVE && grants.isLive(consentNo)
                ? with(Standing.expiring(now), grants)
                : this;
    }

    /** Whether the end of this grant is the end of its consent: it is in use, and nothing ended it before. */
    public boolean endsWith(long consentNo) {
        return grants.isLive(consentNo) && !isRevoked() && !isLost();
    }

    /** By the clock; the bank may still let us in, but the user's consent has ended. */
    public Connection expired(long consentNo, Instant now) {
        return endsWith(consentNo) ? lost(Reasons.CONSENT_EXPIRED, Actor.USER, now) : this;
    }

    /** The tenant vouched for the user; a grant that is not exchanged yet becomes active when it is. */
    public Connection confirmed(long consentNo, Instant now) {
        return grants.isLive(consentNo) ? with(standing.confirmed(now), grants) : this;
    }

    /** Held back when none of a new grant's accounts is known from before; a known one, or the tenant, ends that. */
    public Connection compared(long consentNo, boolean held, Instant now) {
        return grants.isLive(consentNo) ? with(standing.compared(held, now), grants) : this;
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
        return standing.awaitsTheUsersConfirmation() ? lost(reason, Actor.USER, now) : this;
    }

    /** A routine refresh: the bank may have named another end. A grant that was taken for lost lives after all. */
    public Connection refreshed(ConsentClock clock, Instant now) {
        boolean livesAfterAll = isLost() && !Reasons.ENDS_BY_OUR_RULES.contains(standing.reason());
        return (livesAfterAll ? mended(now) : this).with(grants.live(clock));
    }

    private Connection mended(Instant now) {
        return switch (status()) {
            case RECONSENT_REQUIRED ->
                new Connection(id, terms, Standing.active(now), grants, provider, pulse, true, erasure, createdAt);
            case EXPIRING -> with(Standing.active(now), grants);
            default -> this;
        };
    }

    /** A refresh did not work; the grant may well live. */
    public Connection troubled(String reason, Actor actor, Instant at) {
        return with(new Health(at, pulse.lastSuccessAt(), pulse.dataAsOf(), pulse.nextRunAt(), reason, actor));
    }

    public Connection synced(Instant at, Instant dataAsOf, @Nullable Instant nextRunAt) {
        var flowing = new Health(at, at, dataAsOf, nextRunAt, null, Actor.NOBODY);
        return new Connection(id, terms, standing, grants, provider, flowing, false, erasure, createdAt);
    }

    public Connection notSynced(Instant at, String reason, Actor actor, @Nullable Instant nextRunAt) {
        return with(new Health(at, pulse.lastSuccessAt(), pulse.dataAsOf(), nextRunAt, reason, actor));
    }

    public Connection revoked(Instant now) {
        return isRevoked() ? this : with(Standing.revoked(now), grants).with(NO_PULSE);
    }

    /** Token-service has none of its keys any more. */
    public Connection keysDestroyed(Instant at) {
        return with(erasure.keysDestroyed(at));
    }

    /** Sync-service holds nothing of it any more. */
    public Connection dataErased(Instant at) {
        return with(erasure.dataErased(at));
    }

    /** The last report makes the erasure complete, and that is told. */
    private Connection with(Erasure reported) {
        var next = reported.isComplete() ? Standing.erased(standing.since()) : standing;
        return isRevoked()
                ? new Connection(id, terms, next, grants, provider, pulse, recovering, reported, createdAt)
                : this;
    }

    private boolean isLost() {
        return status() == ConnectionStatus.RECONSENT_REQUIRED;
    }

    private Connection with(Health newPulse) {
        return new Connection(id, terms, standing, grants, provider, newPulse, recovering, erasure, createdAt);
    }

    public Health health() {
        return standing.over(pulse);
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
        return new Connection(id, terms, newStanding, newGrants, provider, pulse, recovering, erasure, createdAt);
    }

    private Connection with(Grants newGrants) {
        return with(standing, newGrants);
    }
}

package io.bankfeed.auth.consent;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code consent}. */
@Repository
public class Consents {

    private final DatabaseClient database;

    Consents(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> add(Consent consent) {
        var clock = consent.clock();
        return database.sql("""
                        insert into consent (connection_id, consent_no, attempt_id, scopes, provider_id, granted_at,
                                             code_expires_at, expires_at, expires_from, confirmed_at)
                        values (:connection, :no, :attempt, :scopes, :provider, :granted,
                                :code_expires, :expires, :expires_from, :confirmed)
                        """)
                .bind("connection", consent.connectionId())
                .bind("no", consent.no())
                .bind("attempt", consent.attemptId())
                .bind("scopes", consent.scopes().toArray(String[]::new))
                .bind("provider", Parameters.in(R2dbcType.VARCHAR, consent.providerId()))
                .bind("granted", clock.grantedAt())
                .bind("code_expires", consent.codeExpiresAt())
                .bind("expires", clock.expiresAt())
                .bind("expires_from", clock.expiresFrom())
                .bind(
                        "confirmed",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE, consent.confirmed() ? clock.grantedAt() : null))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** What its clock runs by; empty when there is no such grant. */
    public Mono<Term> term(UUID connectionId, long consentNo) {
        return database.sql("""
                        select granted_at, exchanged_at is not null as exchanged, noticed, bank_date_after from consent
                         where connection_id = :connection and consent_no = :no
                        """)
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .map(Term::read)
                .one();
    }

    /** What the exchange told; completes with whether the grant is confirmed, empty when there is no such grant. */
    public Mono<Boolean> exchanged(UUID connectionId, ConsentClock clock, TokenRefreshed token, Instant now) {
        return database.sql("""
                        update consent set
                               provider_id = :provider, credentials_id = :credentials, scopes = :scopes,
                               expires_at = :expires, expires_from = :expires_from,
                               exchanged_at = coalesce(exchanged_at, :now), ended_at = null, end_reason = null
                         where connection_id = :connection and consent_no = :no
                        returning confirmed_at is not null as confirmed
                        """)
                .bind("provider", token.providerId())
                .bind("credentials", token.credentialsId())
                .bind("scopes", token.scopes().toArray(String[]::new))
                .bind("expires", clock.expiresAt())
                .bind("expires_from", clock.expiresFrom())
                .bind("now", now)
                .bind("connection", connectionId)
                .bind("no", clock.consentNo())
                .map(row -> Columns.flag(row, "confirmed"))
                .one();
    }

    /** The user has reconfirmed: a new term of the same grant, for which the bank's date of before says nothing. */
    public Mono<Void> extended(UUID connectionId, ConsentClock clock) {
        return database.sql("""
                        update consent set granted_at = :granted, bank_date_after = expires_at, expires_at = :expires,
                               expires_from = :expires_from, ended_at = null, end_reason = null
                         where connection_id = :connection and consent_no = :no
                        """)
                .bind("granted", clock.grantedAt())
                .bind("expires", clock.expiresAt())
                .bind("expires_from", clock.expiresFrom())
                .bind("connection", connectionId)
                .bind("no", clock.consentNo())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Completes with false when it was confirmed before. */
    public Mono<Boolean> confirm(UUID connectionId, long consentNo, Instant now) {
        return database.sql("""
                        update consent set confirmed_at = :now
                         where connection_id = :connection and consent_no = :no and confirmed_at is null
                        """)
                .bind("now", now)
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .map(confirmed -> confirmed == 1);
    }

    public Mono<Void> end(UUID connectionId, long consentNo, Ending ending) {
        return database.sql("""
                        update consent set ended_at = :now, end_reason = :reason, next_notice_at = null,
                                           waiting_grant = null
                         where connection_id = :connection and consent_no = :no and ended_at is null
                        """)
                .bind("now", ending.at())
                .bind("reason", ending.reason())
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** What was in use, or still on its way, when another grant took its place or the connection ended. */
    public Mono<Void> endAllBefore(UUID connectionId, long consentNo, Ending ending) {
        return database.sql("""
                        update consent set ended_at = coalesce(ended_at, :now),
                                           end_reason = coalesce(end_reason, :reason),
                                           next_notice_at = null, waiting_grant = null
                         where connection_id = :connection and consent_no < :no
                        """)
                .bind("now", ending.at())
                .bind("reason", ending.reason())
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Connections with a grant whose code died without word of its exchange. */
    public Flux<UUID> unanswered(Instant codeExpiredBefore, int limit) {
        return database.sql("""
                        select connection_id from consent
                         where exchanged_at is null and ended_at is null and code_expires_at < :before
                         order by code_expires_at limit :limit
                        """)
                .bind("before", codeExpiredBefore)
                .bind("limit", limit)
                .map(row -> Columns.required(row, "connection_id", UUID.class))
                .all();
    }

    /**
     * Ends them, as far as they are still unanswered; gives their connections, which the caller has locked.
     *
     * @param unclaimed why those ended that waited for their confirmation
     */
    public Flux<UUID> endUnanswered(
            Collection<UUID> connections, Instant codeExpiredBefore, Ending ending, String unclaimed) {
        return database.sql("""
                        update consent set ended_at = :now, waiting_grant = null,
                               end_reason = case when waiting_grant is null then :reason else :unclaimed end
                         where connection_id = any(:connections)
                           and exchanged_at is null and ended_at is null and code_expires_at < :before
                        returning connection_id
                        """)
                .bind("now", ending.at())
                .bind("reason", ending.reason())
                .bind("unclaimed", unclaimed)
                .bind("connections", connections.toArray(UUID[]::new))
                .bind("before", codeExpiredBefore)
                .map(row -> Columns.required(row, "connection_id", UUID.class))
                .all();
    }
}

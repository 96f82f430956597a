package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code auth_attempt}. */
@Repository
public class AuthAttempts {

    private static final String SELECT = """
            select a.*, c.tenant, c.user_id, c.country
              from auth_attempt a join connection c on c.connection_id = a.connection_id
            """;
    private static final String INSERT = """
            insert into auth_attempt (attempt_id, connection_id, state_hash, ticket_hash, code_challenge,
                                      sealed_verifier, redirect_uri, environment, scopes, provider_id, landing,
                                      language, renewal, created_at, expires_at)
            values (:id, :connection, :state, :ticket, :challenge, :verifier, :redirect, :environment, :scopes,
                    :provider, :landing, :language, :renewal, :created, :expires)
            """;

    private final DatabaseClient database;

    AuthAttempts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(AuthAttempt attempt, OneUseSecret ticket, OneUseSecret state, Instant now) {
        var target = attempt.target();
        return database.sql(INSERT)
                .bind("id", attempt.id())
                .bind("connection", attempt.connectionId())
                .bind("state", state.hash())
                .bind("ticket", ticket.hash())
                .bind("challenge", attempt.pkce().challenge())
                .bind("verifier", attempt.pkce().sealedVerifier())
                .bind("redirect", target.redirectUri())
                .bind("environment", target.environment())
                .bind("scopes", target.scopes().toArray(String[]::new))
                .bind("provider", Parameters.in(R2dbcType.VARCHAR, target.providerId()))
                .bind("landing", target.landing())
                .bind("language", Parameters.in(R2dbcType.VARCHAR, target.language()))
                .bind("renewal", target.renewal())
                .bind("created", now)
                .bind("expires", attempt.expiresAt())
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<AuthAttempt> findByTicket(OneUseSecret ticket) {
        return database.sql(SELECT + " where a.ticket_hash = :hash")
                .bind("hash", ticket.hash())
                .map(AuthAttemptRow::read)
                .one();
    }

    public Mono<AuthAttempt> lockByTicket(OneUseSecret ticket) {
        return database.sql(SELECT + " where a.ticket_hash = :hash for update of a")
                .bind("hash", ticket.hash())
                .map(AuthAttemptRow::read)
                .one();
    }

    /** Locked until the transaction ends: of two callbacks at once, one waits and sees what the other did. */
    public Mono<AuthAttempt> lockByState(OneUseSecret state) {
        return database.sql(SELECT + " where a.state_hash = :hash for update of a")
                .bind("hash", state.hash())
                .map(AuthAttemptRow::read)
                .one();
    }

    public Mono<Void> openedWith(UUID attemptId, OneUseSecret cookie) {
        return database.sql("""
                        update auth_attempt set cookie_hashes = array_append(cookie_hashes, :cookie)
                         where attempt_id = :id
                        """)
                .bind("cookie", cookie.hash())
                .bind("id", attemptId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** On our own page. */
    public Mono<Void> chooseBank(UUID attemptId, String providerId) {
        return database.sql(
                        "update auth_attempt set provider_id = :provider where attempt_id = :id and outcome is null")
                .bind("provider", providerId)
                .bind("id", attemptId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> granted(UUID attemptId, long consentNo, Instant now) {
        return database.sql("""
                        update auth_attempt set outcome = 'granted', ended_at = :now, consent_no = :consent
                         where attempt_id = :id
                        """)
                .bind("now", now)
                .bind("consent", consentNo)
                .bind("id", attemptId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> failed(UUID attemptId, String errorClass, @Nullable String errorCode, Instant now) {
        return database.sql("""
                        update auth_attempt set
                               outcome = 'failed', ended_at = :now, error_class = :class, error_code = :code
                         where attempt_id = :id
                        """)
                .bind("now", now)
                .bind("class", errorClass)
                .bind("code", Parameters.in(R2dbcType.VARCHAR, errorCode))
                .bind("id", attemptId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Ends links that nobody came back by; gives their connections. */
    public Flux<UUID> endExpired(Instant now, int limit) {
        return database.sql("""
                        update auth_attempt set outcome = 'expired', ended_at = :now
                         where attempt_id in (
                               select attempt_id from auth_attempt
                                where outcome is null and expires_at <= :now
                                order by expires_at limit :limit for update skip locked)
                        returning connection_id
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> Columns.required(row, "connection_id", UUID.class))
                .all();
    }
}

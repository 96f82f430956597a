package io.bankfeed.token.store;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.common.event.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes a token row without touching its tokens. */
@Component
public class TokenChanges {

    private static final String HELD = """
             where connection_id = :connection and consent_no = :consent
               and version = :version and lease_owner = :owner and status = 'live'
            returning *""";

    private static final String FAIL = """
            update token set failures = failures + 1, last_failure = :code, last_failure_actor = :actor,
                   due_since = coalesce(due_since, least(next_refresh_at, :now)), not_before = :notBefore,
                   next_refresh_at = :next, lease_owner = null, lease_until = null
            """ + HELD;

    private static final String LOSE = """
            update token set status = 'lost', reason = :code, actor = :actor, next_refresh_at = null,
                   due_since = null, identify_at = null, attended_until = null, end_user_ip = null,
                   lease_owner = null, lease_until = null
            """ + HELD;

    /** Without waiting for rows that are being refreshed: they need it no more. */
    private static final String BACK_IN_LINE = """
            with waiting as (
              select connection_id, consent_no from token
               where provider_id = :provider and due_since is not null and status = 'live'
                 and last_failure_actor = :actor
               for update skip locked)
            update token set next_refresh_at = least(next_refresh_at, greatest(due_since, not_before))
              from waiting
             where token.connection_id = waiting.connection_id and token.consent_no = waiting.consent_no""";

    private static final String DUE_NOW = """
            update token set next_refresh_at = least(next_refresh_at, :now), lease_owner = null, lease_until = null
             where connection_id = :connection and consent_no = :consent and lease_owner = :owner""";

    private static final String RETIRE_LATER = """
            update token set failures = failures + 1, retire_at = :at, lease_owner = null, lease_until = null
             where connection_id = :connection and consent_no = :consent and lease_owner = :owner""";

    private static final String PLAN = """
            update token set next_run_at = :run, asked_at = :asked, next_refresh_at = :next
             where connection_id = :connection and consent_no = :consent and status = 'live'""";

    private static final String FORGET_ATTENDANCE =
            "update token set end_user_ip = null, attended_until = null where attended_until <= :now";

    private static final String BEGIN_REVOCATION = """
            update token set status = 'revoking', next_refresh_at = null, due_since = null, identify_at = null,
                   retire_at = null, attended_until = null, end_user_ip = null
             where connection_id = :connection""";

    private final DatabaseClient database;
    private final InstantSource clock;

    TokenChanges(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty when the lease or the version has moved on. */
    public Mono<StoredToken> failed(LeasedToken held, String code, Actor actor, NextTry next) {
        return held(FAIL, held)
                .bind("code", code)
                .bind("actor", actor.word())
                .bind("now", clock.instant())
                .bind("notBefore", orNull(next.notBefore(), Instant.class))
                .bind("next", next.at())
                .map(StoredTokenRow::read)
                .one();
    }

    /** What failed at this bank because of it takes the place in the backlog that it had, unless asked to wait. */
    public Mono<Void> backInLine(String providerId) {
        return database.sql(BACK_IN_LINE)
                .bind("provider", providerId)
                .bind("actor", Actor.BANK.word())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /**
     * @param at as planned
     * @param notBefore what the other side has demanded; null where it demanded nothing
     */
    public record NextTry(Instant at, @Nullable Instant notBefore) {}

    /** Empty when the lease or the version has moved on. */
    public Mono<StoredToken> lost(LeasedToken held, String code, Actor actor) {
        return held(LOSE, held)
                .bind("code", code)
                .bind("actor", actor.word())
                .map(StoredTokenRow::read)
                .one();
    }

    /** Gives the lease back, to whoever refreshes next. */
    public Mono<Void> dueNow(LeasedToken held) {
        return database.sql(DUE_NOW)
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("owner", held.lease().owner())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The grant could not be deleted yet. */
    public Mono<Void> retireLater(LeasedToken held, Instant at) {
        return database.sql(RETIRE_LATER)
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("owner", held.lease().owner())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> plan(TokenRef ref, Demand demand, @Nullable Instant nextRefreshAt) {
        return database.sql(PLAN)
                .bind("connection", ref.connectionId())
                .bind("consent", ref.consentNo())
                .bind("run", orNull(demand.nextRunAt(), Instant.class))
                .bind("asked", orNull(demand.askedAt(), Instant.class))
                .bind("next", orNull(nextRefreshAt, Instant.class))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Deletes the addresses of users who no longer count as present. */
    public Mono<Long> forgetAttendance(Instant now) {
        return database.sql(FORGET_ATTENDANCE).bind("now", now).fetch().rowsUpdated();
    }

    public Mono<Void> beginRevocation(UUID connectionId) {
        return database.sql(BEGIN_REVOCATION)
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Empty when the lease has moved on. */
    public Mono<Long> remove(LeasedToken held) {
        return database.sql("""
                delete from token where connection_id = :connection and consent_no = :consent
                   and lease_owner = :owner""")
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("owner", held.lease().owner())
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec held(String sql, LeasedToken held) {
        return database.sql(sql)
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("version", held.token().version())
                .bind("owner", held.lease().owner());
    }
}

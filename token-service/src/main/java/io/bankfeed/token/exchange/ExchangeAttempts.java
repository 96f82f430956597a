package io.bankfeed.token.exchange;

import static io.bankfeed.common.database.Bindings.orNull;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Attempts, claimed by the earliest expiry of their codes. Leases last by the database's clock. */
@Component
class ExchangeAttempts {

    /** Counting those that are held first bounds the calls to one bank over all replicas. */
    private static final String CLAIM = """
            with open_attempt as (
              select connection_id, consent_no,
                     row_number() over (partition by provider_id order by
                       (lease_owner is not null and lease_until > clock_timestamp()) desc, code_expires_at) as place
                from exchange_attempt where state in ('due', 'started')),
            picked as (
              select attempt.connection_id, attempt.consent_no
                from exchange_attempt as attempt join open_attempt using (connection_id, consent_no)
               where open_attempt.place <= case when attempt.provider_id is null then :unknown else :perProvider end
                 and attempt.state in ('due', 'started')
                 and (attempt.lease_until is null or attempt.lease_until < clock_timestamp())
               order by attempt.code_expires_at limit :slots
               for update of attempt skip locked)
            update exchange_attempt as attempt
               set lease_owner = :owner, lease_until = clock_timestamp() + make_interval(secs => :seconds)
              from picked
             where attempt.connection_id = picked.connection_id and attempt.consent_no = picked.consent_no
            returning attempt.*""";

    private static final String HELD = " where connection_id = :connection and consent_no = :consent"
            + " and lease_owner = :owner and state in ('due', 'started')";

    private static final String START = "update exchange_attempt set state = 'started', tries = tries + 1" + HELD;

    private static final String TRY_AGAIN = """
            update exchange_attempt set state = 'due', tries = tries - :forgiven, reason = :reason, lease_owner = null,
                   lease_until = clock_timestamp() + make_interval(secs => :seconds)""" + HELD;

    private static final String CLOSE = """
            update exchange_attempt set state = :state, reason = :reason, finished_at = now(), sealed_code = null,
                   sealed_end_user_ip = null, lease_owner = null, lease_until = null
             where connection_id = :connection and consent_no = :consent and state in ('due', 'started')""";

    private final DatabaseClient database;

    ExchangeAttempts(DatabaseClient database) {
        this.database = database;
    }

    /** Where the link named no bank, codes of all banks share a lane, which is then as wide as can be. */
    Flux<LeasedAttempt> claimDue(int slots, ExchangeProperties limits) {
        return Flux.defer(() -> {
            UUID owner = UUID.randomUUID();
            return database.sql(CLAIM)
                    .bind("slots", slots)
                    .bind("perProvider", limits.perProvider())
                    .bind("unknown", limits.concurrency())
                    .bind("owner", owner)
                    .bind("seconds", seconds(limits.lease()))
                    .map(ExchangeAttempt::read)
                    .all()
                    .collectList()
                    .flatMapIterable(rows -> rows)
                    .map(attempt -> new LeasedAttempt(attempt, owner));
        });
    }

    /** False when the lease has gone: nothing may be sent then. */
    Mono<Boolean> start(LeasedAttempt held) {
        return held(START, held).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    /** The call is not known to have had no effect. */
    Mono<Boolean> sendOnceMore(LeasedAttempt held, Duration delay) {
        return tryAgain(held, 0, delay, null);
    }

    /**
     * The answer proves that the code was not taken: that call does not count.
     *
     * @param ourFault what the loss is called should the code die meanwhile; absent where it is not our fault
     */
    Mono<Boolean> tryLater(LeasedAttempt held, Duration delay, @Nullable String ourFault) {
        return tryAgain(held, 1, delay, ourFault);
    }

    /** False when the lease has gone, or it has ended otherwise. */
    Mono<Boolean> lose(LeasedAttempt held, String reason) {
        return close(held, "failed", reason, " and lease_owner = :owner")
                .bind("owner", held.owner())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whoever holds the lease now: a code works once, so nobody else can have tokens for it. False when ended. */
    Mono<Boolean> succeed(LeasedAttempt held) {
        return close(held, "done", "", "").fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec close(LeasedAttempt held, String state, String reason, String only) {
        return database.sql(CLOSE + only)
                .bind("connection", held.attempt().ref().connectionId())
                .bind("consent", held.attempt().ref().consentNo())
                .bind("state", state)
                .bind("reason", reason);
    }

    private Mono<Boolean> tryAgain(LeasedAttempt held, int forgiven, Duration delay, @Nullable String ourFault) {
        return held(TRY_AGAIN, held)
                .bind("forgiven", forgiven)
                .bind("reason", orNull(ourFault, String.class))
                .bind("seconds", seconds(delay))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec held(String sql, LeasedAttempt held) {
        return database.sql(sql)
                .bind("connection", held.attempt().ref().connectionId())
                .bind("consent", held.attempt().ref().consentNo())
                .bind("owner", held.owner());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

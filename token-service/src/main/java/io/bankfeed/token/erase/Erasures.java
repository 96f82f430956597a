package io.bankfeed.token.erase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Due erasures, claimed with leases of database time. */
@Component
public class Erasures {

    private static final String CLAIM = """
            with picked as (
              select connection_id from erasure
               where state <> 'done' and (lease_until is null or lease_until < clock_timestamp())
               order by requested_at limit :slots
               for update skip locked)
            update erasure set tries = tries + 1, lease_owner = :owner,
                   lease_until = clock_timestamp() + make_interval(secs => :seconds)
              from picked where erasure.connection_id = picked.connection_id
            returning erasure.*""";

    private static final String MINE = " where connection_id = :connection and lease_owner = :owner";

    private final DatabaseClient database;
    private final InstantSource clock;

    Erasures(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the connection was revoked, be it long ago. */
    public Mono<Boolean> concerns(UUID connectionId) {
        return database.sql("select 1 from erasure where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .one()
                .hasElement();
    }

    Flux<Erasure> claimDue(int slots, Duration lease) {
        return Flux.defer(() -> database.sql(CLAIM)
                .bind("slots", slots)
                .bind("owner", UUID.randomUUID())
                .bind("seconds", lease.toMillis() / 1000.0)
                .map(Erasure::read)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows));
    }

    Mono<Void> later(Erasure erasure, Duration delay) {
        return database.sql("""
                update erasure set lease_owner = null,
                       lease_until = clock_timestamp() + make_interval(secs => :seconds)""" + MINE)
                .bind("connection", erasure.connectionId())
                .bind("owner", erasure.owner())
                .bind("seconds", delay.toMillis() / 1000.0)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Removes what is left of the connection. False when somebody else has done so. */
    Mono<Boolean> finish(Erasure erasure) {
        return database.sql("""
                update erasure set state = 'done', finished_at = :now, lease_owner = null, lease_until = null""" + MINE)
                .bind("connection", erasure.connectionId())
                .bind("owner", erasure.owner())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? deleteRows(erasure.connectionId()).thenReturn(true) : Mono.just(false));
    }

    private Mono<Long> deleteRows(UUID connectionId) {
        return delete("token", connectionId).then(delete("exchange_attempt", connectionId));
    }

    private Mono<Long> delete(String table, UUID connectionId) {
        return database.sql("delete from " + table + " where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated();
    }
}

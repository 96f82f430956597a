package io.bankfeed.token.keys;

import static io.bankfeed.common.database.Columns.instant;
import static io.bankfeed.common.database.Columns.instantOrNull;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of a rotation. Binary columns travel as text in arrays: one statement for a whole batch. */
@Component
class RotationRows {

    private static final String OLDER = """
            select connection_id, generation, wrapped from keys.data_key
             where generation = (select min(generation) from keys.data_key where generation < :target)
             order by connection_id limit :most
            for update skip locked""";

    private static final String STORE = """
            update keys.data_key as held set generation = :target, wrapped = decode(moved.wrapped, 'base64'),
                   prune_at = clock_timestamp() + make_interval(secs => :seconds)
              from unnest(cast(:ids as uuid[]), cast(:wrapped as text[])) as moved (connection_id, wrapped)
             where held.connection_id = moved.connection_id""";

    private static final String STORE_PRUNED = """
            update keys.data_key as held set wrapped = decode(pruned.wrapped, 'base64'), prune_at = null
              from unnest(cast(:ids as uuid[]), cast(:wrapped as text[])) as pruned (connection_id, wrapped)
             where held.connection_id = pruned.connection_id""";

    private static final String TO_PRUNE = """
            select connection_id, generation, wrapped from keys.data_key where prune_at <= clock_timestamp()
             order by prune_at limit :most
            for update skip locked""";

    private static final String POSTPONE = """
            update keys.data_key set prune_at = clock_timestamp() + interval '1 minute'
             where connection_id = any(:ids) and prune_at is not null""";

    private static final String BEGIN = """
            insert into keys.rotation (generation, total) select :target, count(*) from keys.data_key
            on conflict do nothing""";

    /** From here on no key can come under them; who was about to has committed, which the next statement sees. */
    private static final String LOCK =
            "select generation from keys.wrapping_key where generation < :target and retired_at is null for update";

    private static final String RETIRE = """
            update keys.wrapping_key as old set wrapped = null, retired_at = now()
             where generation < :target and retired_at is null
               and not exists (select from keys.data_key where generation = old.generation)""";

    private static final String FINISH = """
            update keys.rotation set finished_at = now()
             where generation = :target and finished_at is null
               and not exists (select from keys.wrapping_key where generation < :target and retired_at is null)
               and not exists (select from keys.data_key where prune_at is not null)""";

    private static final String PROGRESS = """
            select generation, total, started_at, finished_at,
                   (select count(*) from keys.data_key where generation < rotation.generation) as older,
                   (select count(*) from keys.data_key where prune_at is not null) as unpruned
              from keys.rotation where generation = :target""";

    private static final String GENERATIONS = """
            select generation, kek_uri, created_at, retired_at,
                   (select count(*) from keys.data_key where generation = wrapping_key.generation) as connections
              from keys.wrapping_key order by generation desc""";

    private final DatabaseClient database;

    RotationRows(KeyStore store) {
        this.database = store.database();
    }

    Mono<Long> begin(int target) {
        return database.sql(BEGIN).bind("target", target).fetch().rowsUpdated();
    }

    Mono<Integer> open() {
        return database.sql("select generation from keys.rotation where finished_at is null order by 1 desc limit 1")
                .map(RotationRows::generation)
                .one();
    }

    Flux<Integer> all() {
        return database.sql("select generation from keys.rotation order by 1 desc limit 50")
                .map(RotationRows::generation)
                .all();
    }

    /** Locked until the transaction ends. */
    Mono<List<WrappedKey>> older(int target, int most) {
        return wrapped(database.sql(OLDER).bind("target", target).bind("most", most));
    }

    /** Locked until the transaction ends. */
    Mono<List<WrappedKey>> toPrune(int most) {
        return wrapped(database.sql(TO_PRUNE).bind("most", most));
    }

    Mono<Long> store(int target, List<RewrappedKey> moved, Duration pruneAfter) {
        return batch(STORE, moved)
                .bind("target", target)
                .bind("seconds", pruneAfter.toMillis() / 1000.0)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> storePruned(List<RewrappedKey> pruned) {
        return pruned.isEmpty()
                ? Mono.just(0L)
                : batch(STORE_PRUNED, pruned).fetch().rowsUpdated();
    }

    /** These are not dropped yet. */
    Mono<Long> postpone(Collection<UUID> connectionIds) {
        return connectionIds.isEmpty()
                ? Mono.just(0L)
                : database.sql(POSTPONE)
                        .bind("ids", connectionIds.toArray(UUID[]::new))
                        .fetch()
                        .rowsUpdated();
    }

    Mono<Void> lockBefore(int target) {
        return database.sql(LOCK)
                .bind("target", target)
                .map(RotationRows::generation)
                .all()
                .then();
    }

    Mono<Long> retireBefore(int target) {
        return database.sql(RETIRE).bind("target", target).fetch().rowsUpdated();
    }

    Mono<Long> finish(int target) {
        return database.sql(FINISH).bind("target", target).fetch().rowsUpdated();
    }

    Mono<RotationProgress> progress(int target) {
        return database.sql(PROGRESS)
                .bind("target", target)
                .map(row -> new RotationProgress(
                        generation(row),
                        required(row, "total", Long.class),
                        required(row, "older", Long.class),
                        required(row, "unpruned", Long.class),
                        instant(row, "started_at"),
                        instantOrNull(row, "finished_at")))
                .one();
    }

    Flux<KeyGeneration> generations() {
        return database.sql(GENERATIONS)
                .map(row -> new KeyGeneration(
                        generation(row),
                        text(row, "kek_uri"),
                        required(row, "connections", Long.class),
                        instant(row, "created_at"),
                        instantOrNull(row, "retired_at")))
                .all();
    }

    private static Mono<List<WrappedKey>> wrapped(DatabaseClient.GenericExecuteSpec claim) {
        return claim.map(WrappedKey::read).all().collectList();
    }

    private DatabaseClient.GenericExecuteSpec batch(String sql, List<RewrappedKey> keys) {
        return database.sql(sql)
                .bind("ids", keys.stream().map(RewrappedKey::connectionId).toArray(UUID[]::new))
                .bind("wrapped", keys.stream().map(RewrappedKey::base64).toArray(String[]::new));
    }

    private static Integer generation(Readable row) {
        return required(row, "generation", Integer.class);
    }
}

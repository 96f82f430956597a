package io.bankfeed.sync.run;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.event.Actor;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.task.EndedTasks;
import io.bankfeed.sync.transaction.Counts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The runs: one active per connection. */
@Repository
public class Runs {

    private static final String ACTIVE =
            "select * from sync_run where connection_id = :connection and state = 'running'";
    private static final String START = """
            insert into sync_run (sync_id, connection_id, consent_no, trigger, started_at, traceparent, finish_by)
            values (:sync, :connection, :consent, :trigger, :now, :traceparent, :finish)
            returning *
            """;
    private static final String COUNT = """
            update sync_run
               set added = added + :added, updated = updated + :updated, settled = settled + :settled,
                   removed = removed + :removed, reinstated = reinstated + :reinstated
             where sync_id = :sync
            """;

    private static final String SUPERSEDE =
            "update sync_run set state = 'failed', reason = :reason, ended_at = :now where sync_id = :sync";
    private static final String SUPERSEDED = "superseded";

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Traces traces;
    private final EndedTasks ended;
    private final Banks banks;

    Runs(DatabaseClient database, InstantSource clock, Traces traces, EndedTasks ended, Banks banks) {
        this.database = database;
        this.clock = clock;
        this.traces = traces;
        this.ended = ended;
        this.banks = banks;
    }

    public Mono<SyncRun> active(UUID connectionId) {
        return database.sql(ACTIVE)
                .bind("connection", connectionId)
                .map(SyncRun::of)
                .one();
    }

    public Mono<SyncRun> find(UUID syncId) {
        return database.sql("select * from sync_run where sync_id = :sync")
                .bind("sync", syncId)
                .map(SyncRun::of)
                .one();
    }

    Mono<SyncRun> start(SyncedConnection connection, Trigger trigger) {
        return traces.traceparent().flatMap(parent -> insert(connection, trigger, parent.orElse(null)));
    }

    public Mono<Void> count(UUID syncId, Counts counts) {
        return database.sql(COUNT)
                .bind("sync", syncId)
                .bind("added", counts.added())
                .bind("updated", counts.updated())
                .bind("settled", counts.settled())
                .bind("removed", counts.removed())
                .bind("reinstated", counts.reinstated())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** A newer grant takes its place; its own run will report. */
    Mono<Void> supersedeActive(UUID connectionId) {
        return active(connectionId)
                .flatMap(run -> ended.failAll(run.syncId(), SUPERSEDED, Actor.NOBODY)
                        .then(database.sql(SUPERSEDE)
                                .bind("sync", run.syncId())
                                .bind("reason", SUPERSEDED)
                                .bind("now", clock.instant())
                                .fetch()
                                .rowsUpdated())
                        .then());
    }

    private Mono<SyncRun> insert(SyncedConnection connection, Trigger trigger, @Nullable String traceparent) {
        var insert = Bindings.bind(database.sql(START), "traceparent", traceparent, String.class);
        return Bindings.bind(insert, "finish", finishBy(connection, trigger), Instant.class)
                .bind("sync", Ids.next())
                .bind("connection", connection.connectionId())
                .bind("consent", connection.consentNo())
                .bind("trigger", trigger.code())
                .bind("now", clock.instant())
                .map(SyncRun::of)
                .one();
    }

    /** When the bank's window for old days closes; null where none is open. */
    private @Nullable Instant finishBy(SyncedConnection connection, Trigger trigger) {
        Instant granted = connection.grantedAt();
        return trigger == Trigger.INITIAL && granted != null
                ? granted.plus(banks.of(Objects.requireNonNull(connection.providerId()))
                        .window())
                : null;
    }
}

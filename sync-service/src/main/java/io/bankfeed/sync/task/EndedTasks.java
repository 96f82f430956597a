package io.bankfeed.sync.task;

import static io.bankfeed.common.database.Columns.required;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.event.Actor;
import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.coverage.Window;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How tasks come to their end. Called within the transaction that holds the connection's lock. */
@Repository
public class EndedTasks {

    private static final String END = """
            update sync_task task
               set state = :state, reason = :reason, actor = :actor, http_status = coalesce(:status, http_status),
                   tl_correlation_id = coalesce(:correlation, tl_correlation_id), row_count = :rows,
                   requested_at = coalesce(requested_at, :now), fetched_at = :now, ended_at = :now,
                   with_user_ip = with_user_ip or :ip, lease = null, leased_until = null
              from sync_run run
             where task_ref = :ref and lease = :lease and task.state in ('planned', 'requested', 'ready')
               and run.sync_id = task.sync_id
            returning run.*, task.with_user_ip, exists (
                      select from sync_task other
                       where other.sync_id = task.sync_id and other.task_ref <> task.task_ref
                         and other.state in ('planned', 'requested', 'ready')) as goes_on,
                  exists (
                      select from sync_task other
                       where other.sync_id = task.sync_id and other.account_id = task.account_id
                         and other.state = 'stored' and other.endpoint in ('balance', 'transactions')
                         and other.endpoint <> task.endpoint) as provable
            """;
    private static final String ASK_ANEW = """
            insert into sync_task (task_ref, sync_id, connection_id, consent_no, provider_id, endpoint, account_id,
                                   window_from, window_to, priority, attended, due_at, tries, planned_at, traceparent,
                                   finish_by, replaces)
            select :anew, sync_id, connection_id, consent_no, provider_id, endpoint, account_id,
                   window_from, window_to, priority, attended, :now, tries, :now, traceparent, finish_by,
                   task_ref
              from sync_task where task_ref = :ref
            """;
    private static final String END_ALL = """
            update sync_task set state = 'failed', reason = :reason, actor = :actor, ended_at = :now,
                                 lease = null, leased_until = null
             where sync_id = :sync and state in ('planned', 'requested', 'ready')
            """;

    private static final String END_OLDER = """
            update sync_task set state = 'failed', reason = :reason, actor = 'bank', ended_at = :now
             where sync_id = :sync and account_id = :account and endpoint = 'transactions' and state = 'planned'
               and window_to <= :day and lease is null
            returning window_from, window_to
            """;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final MeterRegistry meters;

    EndedTasks(DatabaseClient database, InstantSource clock, MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Completes with what the task's run is read as: from its columns, the task's {@code with_user_ip}, whether the run
     * {@code goes_on} with other tasks, and whether the account's balance is {@code provable}.
     */
    public <R> Mono<R> stored(Task task, int rows, Trail trail, Function<Readable, R> run) {
        return end(task, "stored", new Why(null, null), rows, trail, run);
    }

    public Mono<Boolean> failed(Task task, String reason, Actor actor, Trail trail) {
        return held(end(task, "failed", new Why(reason, actor), 0, trail, run -> true));
    }

    /** The deadline passed without results: the request is given up, a new one takes its place. */
    public Mono<Boolean> expiredAndAskedAnew(Task task) {
        return expired(task, "no_results_in_time")
                .flatMap(held -> held ? askAnew(task).thenReturn(true) : Mono.just(false));
    }

    public Mono<Boolean> expired(Task task, String reason) {
        return held(end(task, "expired", new Why(reason, Actor.BANK), 0, Trail.NONE, run -> true));
    }

    /** Ends what a run still had to do. */
    public Mono<Void> failAll(UUID syncId, String reason, Actor actor) {
        return database.sql(END_ALL)
                .bind("sync", syncId)
                .bind("reason", reason)
                .bind("actor", code(actor))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Ends the older slices of an account that nobody has asked for yet, and gives their windows. */
    public Mono<List<Window>> failOlder(Task task, String reason) {
        return database.sql(END_OLDER)
                .bind("sync", task.syncId())
                .bind("account", task.accountIdOrNil())
                .bind("day", task.requiredWindow().from())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .map(row -> new Window(
                        required(row, "window_from", LocalDate.class), required(row, "window_to", LocalDate.class)))
                .all()
                .collectList();
    }

    private Mono<Long> askAnew(Task task) {
        return database.sql(ASK_ANEW)
                .bind("anew", Ids.next())
                .bind("ref", task.taskRef())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Boolean> held(Mono<Boolean> ended) {
        return ended.defaultIfEmpty(false);
    }

    private <R> Mono<R> end(Task task, String state, Why why, int rows, Trail trail, Function<Readable, R> run) {
        var update = database.sql(END)
                .bind("ref", task.taskRef())
                .bind("lease", task.lease())
                .bind("state", state)
                .bind("rows", rows)
                .bind("ip", trail.withUserIp())
                .bind("now", clock.instant());
        update = Bindings.bind(update, "reason", why.reason, String.class);
        update = Bindings.bind(update, "actor", why.actor == null ? null : code(why.actor), String.class);
        update = Bindings.bind(update, "status", trail.httpStatus(), Integer.class);
        update = Bindings.bind(update, "correlation", trail.correlationId(), String.class);
        return update.map(run).one().doOnNext(held -> count(task, state));
    }

    private void count(Task task, String state) {
        meters.counter("bankfeed.sync.tasks", "endpoint", task.endpoint().code(), "outcome", state)
                .increment();
    }

    private record Why(@Nullable String reason, @Nullable Actor actor) {}

    private static String code(Actor actor) {
        return actor.name().toLowerCase(Locale.ROOT);
    }

    /** What support asks for later. */
    public record Trail(
            @Nullable Integer httpStatus, @Nullable String correlationId, boolean withUserIp, long tokenVersion) {

        public static final Trail NONE = new Trail(null, null, false, 0);
    }
}

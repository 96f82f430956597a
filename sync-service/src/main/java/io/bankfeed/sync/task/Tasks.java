package io.bankfeed.sync.task;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.database.JsonRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What happens to tasks. Every change by a worker holds only under its lease: false means that the lease was lost. */
@Repository
public class Tasks {

    public static final String WAITS_FOR_TOKEN = "waits_for_token";

    private static final String PLAN = """
            insert into sync_task (task_ref, sync_id, connection_id, consent_no, provider_id, endpoint, account_id,
                                   window_from, window_to, priority, attended, due_at, planned_at, traceparent,
                                   finish_by)
            select planned.task_ref, run.sync_id, run.connection_id, run.consent_no, connection.provider_id,
                   planned.endpoint, planned.account_id, planned.window_from, planned.window_to,
                   planned.priority, run.trigger = 'initial', :now, :now, run.traceparent,
                   run.finish_by
              from json_populate_recordset(null::sync_task, :rows::json) planned,
                   sync_run run join synced_connection connection using (connection_id)
             where run.sync_id = :sync
            """;
    private static final String REQUESTED = """
            update sync_task
               set state = case when webhook_at is null then 'requested' else 'ready' end,
                   results_uri = :uri, provider_task_id = :task, tl_correlation_id = :correlation,
                   http_status = :status, with_user_ip = :ip, requested_at = :now,
                   ready_at = case when webhook_at is null then ready_at else :now end,
                   deadline = :deadline, due_at = :due, lease = null, leased_until = null
             where task_ref = :ref and lease = :lease
            returning state
            """;

    private static final String READY = """
            update sync_task
               set webhook_at = coalesce(webhook_at, :now),
                   state = case when state = 'requested' then 'ready' else state end,
                   ready_at = case when state = 'requested' then :now else ready_at end
             where task_ref = :ref and connection_id = :connection and state in ('planned', 'requested', 'ready')
            """;
    private static final String TOKEN_ARRIVED = """
            update sync_task set due_at = :now
             where connection_id = :connection and state = 'planned' and reason = :reason
            """;
    private static final String POLL_DUE = """
            update sync_task set state = 'ready'
             where task_ref in (select task_ref from sync_task
                                 where state = 'requested' and due_at <= :now
                                   and (leased_until is null or leased_until < now())
                                   for update skip locked)
            """;
    private static final String POLL_LATER = """
            update sync_task
               set state = case when webhook_at is null then 'requested' else 'ready' end,
                   polls = polls + 1, due_at = :due, refused_token = coalesce(:refused, refused_token),
                   lease = null, leased_until = null
             where task_ref = :ref and lease = :lease
            """;
    private static final String AGAIN = """
            update sync_task
               set state = 'planned', due_at = :due, tries = tries - :untried, reason = :reason, webhook_at = null,
                   ready_at = null,
                   refused_token = coalesce(:refused, refused_token), results_uri = null,
                   lease = null, leased_until = null
             where task_ref = :ref and lease = :lease
            """;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final JsonRows rows;
    private final Wakes wakes;

    Tasks(DatabaseClient database, InstantSource clock, JsonRows rows, Wakes wakes) {
        this.database = database;
        this.clock = clock;
        this.rows = rows;
        this.wakes = wakes;
    }

    /** Plans requests of a run and wakes the workers when that has committed. */
    public Mono<Void> plan(UUID syncId, List<NewTask> planned) {
        if (planned.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(PLAN)
                .bind("rows", rows.of(planned))
                .bind("sync", syncId)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then(wakes.toAsk());
    }

    /** A webhook came. A task whose answer is still on its way remembers it. */
    public Mono<Void> ready(UUID taskRef, UUID connectionId) {
        return database.sql(READY)
                .bind("ref", taskRef)
                .bind("connection", connectionId)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then(wakes.toCollect());
    }

    /** Tokens are there again: what waited for one goes on. */
    public Mono<Void> tokenArrived(UUID connectionId) {
        return database.sql(TOKEN_ARRIVED)
                .bind("connection", connectionId)
                .bind("reason", WAITS_FOR_TOKEN)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then(wakes.toAsk());
    }

    /** Wakes only for a webhook that has overtaken the answer: else there is nothing to collect yet. */
    public Mono<Boolean> requested(Task task, Requested requested) {
        var update = Bindings.bind(of(REQUESTED, task), "task", requested.providerTaskId(), String.class);
        return Bindings.bind(update, "correlation", requested.correlationId(), String.class)
                .bind("uri", requested.resultsUri())
                .bind("status", requested.httpStatus())
                .bind("ip", requested.withUserIp())
                .bind("now", requested.at())
                .bind("deadline", requested.deadline())
                .bind("due", requested.firstPollAt())
                .map(row -> "ready".equals(Columns.text(row, "state")))
                .one()
                .flatMap(ready -> ready ? wakes.toCollect().thenReturn(true) : Mono.just(true))
                .defaultIfEmpty(false);
    }

    /** No webhook came so far: it is time to look all the same. Completes with how many are looked at. */
    public Mono<Long> pollDue() {
        return database.sql(POLL_DUE)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(due -> due == 0 ? Mono.just(due) : wakes.toCollect().thenReturn(due));
    }

    public Mono<Boolean> pollLater(Task task, Instant due) {
        return pollLater(task, due, null);
    }

    /** Looked at again with a token newer than the refused one. */
    public Mono<Boolean> pollLater(Task task, Instant due, @Nullable Long refusedToken) {
        return changed(refusing(POLL_LATER, task, refusedToken).bind("due", due));
    }

    /** To be called anew; {@code counts}: the call was made and is one of its tries. */
    public Mono<Boolean> again(Task task, String reason, Instant due, boolean counts) {
        return again(refusing(AGAIN, task, null), reason, due, counts);
    }

    /** To be called anew with a token newer than the refused one. */
    public Mono<Boolean> againWithNewerToken(Task task, Instant due, long refusedToken) {
        return again(refusing(AGAIN, task, refusedToken), "token_refused", due, false);
    }

    private static Mono<Boolean> again(GenericExecuteSpec update, String reason, Instant due, boolean counts) {
        return changed(update.bind("due", due).bind("reason", reason).bind("untried", counts ? 0 : 1));
    }

    private GenericExecuteSpec refusing(String sql, Task task, @Nullable Long refusedToken) {
        return Bindings.bind(of(sql, task), "refused", refusedToken, Long.class);
    }

    private GenericExecuteSpec of(String sql, Task task) {
        return database.sql(sql).bind("ref", task.taskRef()).bind("lease", task.lease());
    }

    private static Mono<Boolean> changed(GenericExecuteSpec update) {
        return update.fetch().rowsUpdated().map(count -> count == 1);
    }

    /** An accepted request. */
    public record Requested(
            String resultsUri,
            @Nullable String providerTaskId,
            @Nullable String correlationId,
            int httpStatus,
            boolean withUserIp,
            Instant at,
            Instant firstPollAt,
            Instant deadline) {}
}

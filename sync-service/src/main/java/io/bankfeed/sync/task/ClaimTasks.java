package io.bankfeed.sync.task;

import io.bankfeed.common.id.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/**
 * Gives each due task to one worker at a time over all replicas. Due dates are business time; leases end by the
 * database's own clock, so that a stepped or skewed clock never gives one task to two.
 *
 * <p>First syncs go before everything else: first what the users wait for (lists, balances, newest days), then the deep
 * history, each time that of the connection whose bank closes its window first, newest slice first.
 */
@Repository
public class ClaimTasks {

    private static final String TO_ASK = "state = 'planned' and due_at <= :now";
    private static final String TO_COLLECT = "state = 'ready'";
    private static final String FREE = " and (leased_until is null or leased_until < now())";
    private static final String CLAIM = """
            with busy as (select distinct provider_id from sync_task where %1$s),
                 due as materialized (
                     select next.task_ref
                       from busy
                       left join unnest(:providers::text[], :free::int[]) as lane(provider_id, free)
                            using (provider_id)
                      cross join lateral (
                            select task_ref from sync_task
                             where provider_id = busy.provider_id and %1$s
                             order by priority >= 100, priority >= 30, finish_by nulls last, priority,
                                      coalesce(ready_at, due_at)
                             limit coalesce(lane.free, :otherwise) for update skip locked) next),
                 claimed as (
                     update sync_task set lease = :lease, leased_until = now() + make_interval(secs => :seconds),
                                          tries = tries + :try, webhook_at = null
                       from due where sync_task.task_ref = due.task_ref
                     returning sync_task.*)
            select claimed.*, connection.tenant, account.kind, account.provider_account_id
              from claimed
              join synced_connection connection using (connection_id)
              left join account on account.account_id = claimed.account_id
            """;

    private final DatabaseClient database;
    private final InstantSource clock;

    ClaimTasks(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The next requests to make, of all providers. */
    public Flux<Task> toAsk(Free free, Duration lease) {
        return claim(TO_ASK, 1, free, lease);
    }

    /** The next requests whose results are ready, or {@link Tasks#pollDue to be looked at}, of all providers. */
    public Flux<Task> toCollect(Free free, Duration lease) {
        return claim(TO_COLLECT, 0, free, lease);
    }

    private GenericExecuteSpec claiming(String due) {
        var claim = database.sql(CLAIM.formatted(due + FREE));
        return due.equals(TO_ASK) ? claim.bind("now", clock.instant()) : claim;
    }

    private Flux<Task> claim(String due, int tried, Free free, Duration lease) {
        List<Map.Entry<String, Integer>> lanes = List.copyOf(free.byProvider().entrySet());
        return claiming(due)
                .bind("providers", lanes.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .bind("free", lanes.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .bind("otherwise", free.otherwise())
                .bind("lease", Ids.next())
                .bind("seconds", (double) lease.toSeconds())
                .bind("try", tried)
                .map(TaskRows::task)
                .all();
    }

    /**
     * How many tasks of a provider may be claimed.
     *
     * @param otherwise of a provider that is not named
     */
    public record Free(Map<String, Integer> byProvider, int otherwise) {

        public int of(String providerId) {
            return byProvider.getOrDefault(providerId, otherwise);
        }
    }
}

package io.bankfeed.sync.task;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.id.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

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
    private static final String TO_COLLECT = "(state = 'ready' or state = 'requested' and due_at <= :now)";
    private static final String FREE = " and (leased_until is null or leased_until < now())";
    private static final String PROVIDERS = "select distinct provider_id from sync_task where ";
    private static final String CLAIM = """
            with claimed as (
                update sync_task set lease = :lease, leased_until = now() + make_interval(secs => :seconds),
                                     tries = tries + :try, webhook_at = null
                 where task_ref = (select task_ref from sync_task
                                    where provider_id = :provider and %s
                                    order by priority >= 100, priority >= 30, finish_by nulls last, priority, due_at
                                    limit 1 for update skip locked)
                returning *)
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

    public Mono<List<String>> providersToAsk() {
        return providers(TO_ASK);
    }

    public Mono<List<String>> providersToCollect() {
        return providers(TO_COLLECT);
    }

    /** The next request to make of a provider. */
    public Mono<Task> toAsk(String providerId, Duration lease) {
        return claim(TO_ASK, 1, providerId, lease);
    }

    /** The next request of a provider whose results are ready, or to be looked at. */
    public Mono<Task> toCollect(String providerId, Duration lease) {
        return claim(TO_COLLECT, 0, providerId, lease);
    }

    private Mono<List<String>> providers(String due) {
        return database.sql(PROVIDERS + due + FREE)
                .bind("now", clock.instant())
                .map(row -> Columns.text(row, "provider_id"))
                .all()
                .collectList();
    }

    private Mono<Task> claim(String due, int tried, String providerId, Duration lease) {
        return database.sql(CLAIM.formatted(due + FREE))
                .bind("lease", Ids.next())
                .bind("seconds", (double) lease.toSeconds())
                .bind("try", tried)
                .bind("provider", providerId)
                .bind("now", clock.instant())
                .map(TaskRows::task)
                .one();
    }
}

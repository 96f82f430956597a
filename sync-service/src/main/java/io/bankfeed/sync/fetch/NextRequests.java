package io.bankfeed.sync.fetch;

import io.bankfeed.sync.account.ProveBalance;
import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.run.DeepenHistory;
import io.bankfeed.sync.run.PlanRun;
import io.bankfeed.sync.run.Runs;
import io.bankfeed.sync.run.SyncRun;
import io.bankfeed.sync.run.TaskRun;
import io.bankfeed.sync.task.Task;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Plans what an answer leads to within its run. */
@Component
class NextRequests {

    private final Runs runs;
    private final PlanRun plan;
    private final DeepenHistory history;
    private final ProveBalance prove;

    NextRequests(Runs runs, PlanRun plan, DeepenHistory history, ProveBalance prove) {
        this.runs = runs;
        this.plan = plan;
        this.history = history;
        this.prove = prove;
    }

    Mono<Void> afterListing(Task task, SyncRun run, SyncedConnection connection) {
        return plan.afterListing(run, connection, task.endpoint());
    }

    Mono<Void> withoutListing(Task task, SyncedConnection connection) {
        return runs.find(task.syncId()).flatMap(run -> afterListing(task, run, connection));
    }

    Mono<Void> afterWindow(Task task, TaskRun of) {
        return history.afterWindow(of.run(), task, of.withUserIp()).then(afterBalance(task, of));
    }

    Mono<Void> afterBalance(Task task, TaskRun of) {
        return of.provable() ? prove.of(task.requiredAccount().accountId(), task.syncId()) : Mono.empty();
    }

    Mono<Void> afterRefusal(Task task, String reason) {
        return runs.find(task.syncId()).flatMap(run -> history.afterRefusal(run, task, reason));
    }
}

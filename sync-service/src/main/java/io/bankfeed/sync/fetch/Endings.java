package io.bankfeed.sync.fetch;

import io.bankfeed.common.event.Actor;
import io.bankfeed.sync.run.EndRun;
import io.bankfeed.sync.run.TaskRun;
import io.bankfeed.sync.task.EndedTasks;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends tasks, and runs with their last one. What was not held any more ends as empty. */
@Component
class Endings {
    private final EndedTasks ended;
    private final EndRun endRun;

    Endings(EndedTasks ended, EndRun endRun) {
        this.ended = ended;
        this.endRun = endRun;
    }

    /** Completes with the task's run. */
    Mono<TaskRun> stored(Task task, int rows, Trail trail) {
        return ended.stored(task, rows, trail, TaskRun::of);
    }

    Mono<Boolean> failed(Task task, String reason, Actor actor, Trail trail) {
        return ended.failed(task, reason, actor, trail).filter(held -> held);
    }

    Mono<Boolean> expired(Task task, String reason) {
        return ended.expired(task, reason).filter(held -> held);
    }

    Mono<Boolean> expiredAndAskedAnew(Task task) {
        return ended.expiredAndAskedAnew(task).filter(held -> held);
    }

    Mono<Void> runIfDone(Task task) {
        return endRun.ifDone(task.syncId());
    }
}

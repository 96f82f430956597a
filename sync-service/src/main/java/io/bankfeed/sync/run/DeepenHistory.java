package io.bankfeed.sync.run;

import io.bankfeed.sync.coverage.Coverage;
import io.bankfeed.sync.coverage.Stretch;
import io.bankfeed.sync.coverage.Stretch.State;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.task.EndedTasks;
import io.bankfeed.sync.task.NewTask;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.task.Tasks;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Goes back in time, slice by slice, for as long as the bank's window after a consent is open. */
@Component
public class DeepenHistory {

    private static final int OLDER_DAYS = 30;

    private final Coverage coverage;
    private final Tasks tasks;
    private final EndedTasks ended;
    private final Banks banks;
    private final Lessons lessons;

    DeepenHistory(Coverage coverage, Tasks tasks, EndedTasks ended, Banks banks, Lessons lessons) {
        this.coverage = coverage;
        this.tasks = tasks;
        this.ended = ended;
        this.banks = banks;
        this.lessons = lessons;
    }

    /** Days of an account are in: after the newest ones the older are planned; old ones show what the bank gives. */
    public Mono<Void> afterWindow(SyncRun run, Task task, boolean withUserIp) {
        return lessons.given(run, task).then(Mono.defer(() -> planOlder(run, task, withUserIp)));
    }

    private Mono<Void> planOlder(SyncRun run, Task task, boolean withUserIp) {
        Bank bank = banks.of(task.providerId());
        if (run.trigger() != Trigger.INITIAL || !isNewest(task, bank)) {
            return Mono.empty();
        }
        List<Window> older = withUserIp
                ? Slices.older(task.requiredWindow(), bank)
                : Slices.olderUnattended(task.requiredWindow(), bank);
        if (older.isEmpty()) {
            return Mono.empty();
        }
        UUID account = task.requiredAccount().accountId();
        return coverage.tell(account, older.stream().map(DeepenHistory::planned).toList())
                .then(tasks.plan(run.syncId(), asTasks(account, older)));
    }

    /**
     * The bank refuses days. What is newer among them is tried once more where it may only be too much at once; older
     * slices would be refused alike, so they are not asked for.
     */
    public Mono<Void> afterRefusal(SyncRun run, Task task, String reason) {
        return lessons.refused(run, task, reason).then(Mono.defer(() -> record(run, task, reason)));
    }

    private Mono<Void> record(SyncRun run, Task task, String reason) {
        Window refused = task.requiredWindow();
        UUID account = task.requiredAccount().accountId();
        if (mayBeTooMuch(run, task, reason) && Slices.canNarrow(refused)) {
            Window narrower = Slices.narrowed(refused);
            return coverage.tell(
                            account,
                            new Stretch(new Window(refused.from(), narrower.from()), State.REFUSED, reason, null))
                    .then(tasks.plan(run.syncId(), List.of(NewTask.ofWindow(account, narrower, task.priority()))));
        }
        return ended.failOlder(task, reason)
                .map(older -> Stream.concat(Stream.of(refused), older.stream())
                        .map(window -> new Stretch(window, State.REFUSED, reason, null))
                        .toList())
                .flatMap(stretches -> coverage.tell(account, stretches));
    }

    /**
     * Not an older slice, nor what was left of the newest days when they were refused: before those nothing is given.
     */
    private static boolean isNewest(Task task, Bank bank) {
        Window window = task.requiredWindow();
        return task.priority() < OLDER_DAYS && window.equals(Slices.newest(window.to(), bank));
    }

    /** A denial means many things; to find out by narrower requests is worth it while a consent is fresh. */
    private static boolean mayBeTooMuch(SyncRun run, Task task, String reason) {
        return "invalid_date_range".equals(reason) || run.trigger() == Trigger.INITIAL && task.priority() < OLDER_DAYS;
    }

    private static List<NewTask> asTasks(UUID account, List<Window> slices) {
        return IntStream.range(0, slices.size())
                .mapToObj(age -> NewTask.ofWindow(account, slices.get(age), OLDER_DAYS + age))
                .toList();
    }

    private static Stretch planned(Window window) {
        return new Stretch(window, State.OPEN, "planned", null);
    }
}

package io.bankfeed.sync.run;

import io.bankfeed.sync.task.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a bank's answers about old days teach for the next user of the same bank. */
@Component
class Lessons {
    private static final int READABLE_AT_ANY_TIME = 90;
    private static final String TOO_DEEP = "invalid_date_range";

    private final LearnedBanks learned;
    private final InstantSource clock;

    Lessons(LearnedBanks learned, InstantSource clock) {
        this.learned = learned;
        this.clock = clock;
    }

    Mono<Void> given(SyncRun run, Task task) {
        return isAboutOldDays(run, task)
                ? learned.gave(task.providerId(), daysBack(task), sinceConsent(run))
                : Mono.empty();
    }

    /** Too deep is a matter of the bank; everything else, of the time that has passed since the user was there. */
    Mono<Void> refused(SyncRun run, Task task, String reason) {
        if (!isAboutOldDays(run, task)) {
            return Mono.empty();
        }
        return TOO_DEEP.equals(reason)
                ? learned.lacks(task.providerId(), daysBack(task))
                : learned.closed(task.providerId(), sinceConsent(run));
    }

    private boolean isAboutOldDays(SyncRun run, Task task) {
        return run.trigger() == Trigger.INITIAL && daysBack(task) > READABLE_AT_ANY_TIME;
    }

    private int daysBack(Task task) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Math.toIntExact(ChronoUnit.DAYS.between(task.requiredWindow().from(), today));
    }

    private Duration sinceConsent(SyncRun run) {
        return Duration.between(run.startedAt(), clock.instant());
    }
}

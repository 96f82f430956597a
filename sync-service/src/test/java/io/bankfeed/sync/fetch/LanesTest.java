package io.bankfeed.sync.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.task.ClaimTasks.Free;
import io.bankfeed.sync.task.Endpoint;
import io.bankfeed.sync.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** With an interval that never comes: whatever is worked on was begun because something else ended or was told. */
class LanesTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SLOTS = 2;

    private final Queue<Task> due = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private Lanes lanes = lanes(task -> Mono.empty());

    @AfterEach
    void stop() {
        lanes.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void a_slot_that_is_free_again_takes_the_next_task(int millisecondsOfWork) {
        due.addAll(tasks("bank", 20));
        lanes = lanes(
                task -> millisecondsOfWork == 0 ? Mono.empty() : Mono.delay(Duration.ofMillis(millisecondsOfWork)));

        lanes.start();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(done).hasValue(20));
    }

    @Test
    void a_bank_that_hangs_holds_up_no_other() {
        due.addAll(tasks("hanging", 5));
        lanes = lanes(task -> "hanging".equals(task.providerId()) ? Mono.never() : Mono.empty());
        lanes.start();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(due).hasSize(5 - SLOTS));

        due.addAll(tasks("well", 7));
        lanes.wake();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(done).hasValue(7));
        assertThat(due).hasSize(5 - SLOTS);
    }

    private Lanes lanes(Function<Task, Mono<?>> work) {
        var properties = new FetchProperties(SLOTS, NEVER, NEVER, 4, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
        return new Lanes(
                "test",
                properties,
                (free, lease) -> Flux.defer(() -> claimed(free)),
                task -> Mono.defer(() -> work.apply(task))
                        .doOnSuccess(end -> done.incrementAndGet())
                        .then());
    }

    /** As the database does: of each bank as many as are free. */
    private Flux<Task> claimed(Free free) {
        var claimed = due.stream().map(Task::providerId).distinct().toList().stream()
                .flatMap(bank -> due.stream()
                        .filter(task -> task.providerId().equals(bank))
                        .limit(free.of(bank)))
                .toList();
        due.removeAll(claimed);
        return Flux.fromIterable(claimed);
    }

    private static List<Task> tasks(String bank, int count) {
        return Stream.generate(() -> task(bank)).limit(count).toList();
    }

    private static Task task(String bank) {
        return new Task(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                "acme",
                1,
                bank,
                Endpoint.ACCOUNTS,
                null,
                null,
                0,
                true,
                1,
                0,
                null,
                Ids.next(),
                null,
                null,
                null,
                null);
    }
}

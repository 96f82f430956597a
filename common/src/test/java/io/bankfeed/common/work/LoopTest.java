package io.bankfeed.common.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LoopTest {
    private static final int ROUNDS = 1_000;
    private static final int THREADS = 4;

    private final AtomicLong told = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();

    /** With an interval that never comes: what a lost wake told of would not be seen. */
    @Test
    void no_wake_is_lost_when_many_come_at_once() throws Exception {
        var loop = new Loop("test", Duration.ofHours(1), () -> Mono.fromSupplier(this::look));
        loop.start();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var telling = IntStream.range(0, THREADS)
                        .mapToObj(thread -> threads.submit(() -> tell(loop)))
                        .toList();
                for (Future<?> one : telling) {
                    one.get();
                }
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(seen).hasValue(told.get()));
            }
        } finally {
            loop.stop();
        }
    }

    /** Two threads begin: the one that starts the loop and the one of its first step, which may be the faster. */
    @Test
    void a_wake_by_the_first_step_is_not_lost() {
        for (int round = 0; round < ROUNDS; round++) {
            var steps = new AtomicInteger();
            var woken = new AtomicReference<Loop>();
            var loop = new Loop(
                    "test",
                    Duration.ofHours(1),
                    () -> Mono.fromRunnable(() -> {
                        if (steps.incrementAndGet() == 1) {
                            woken.get().wake();
                        }
                    }));
            woken.set(loop);
            loop.start();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(steps).hasValue(2));
            loop.stop();
        }
    }

    private void tell(Loop loop) {
        told.incrementAndGet();
        loop.wake();
    }

    private Integer look() {
        seen.set(told.get());
        return 0;
    }
}

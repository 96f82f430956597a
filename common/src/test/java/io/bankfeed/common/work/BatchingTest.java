package io.bankfeed.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class BatchingTest {

    private final List<List<Integer>> begun = new ArrayList<>();
    private final List<Sinks.One<Map<Integer, String>>> open = new ArrayList<>();
    private final Batching<Integer, String> batching = new Batching<>(3, Duration.ZERO, items -> {
        begun.add(items);
        open.add(Sinks.one());
        return open.getLast().asMono();
    });

    @Test
    void the_first_is_alone_and_what_comes_meanwhile_shares_the_next() {
        var first = batching.with(1).toFuture();
        var second = batching.with(2).toFuture();
        var third = batching.with(3).toFuture();
        assertThat(begun).containsExactly(List.of(1));

        end(0, Map.of(1, "one"));
        assertThat(first).isCompletedWithValue("one");
        assertThat(begun).containsExactly(List.of(1), List.of(2, 3));
        end(1, Map.of(2, "two", 3, "three"));

        assertThat(second).isCompletedWithValue("two");
        assertThat(third).isCompletedWithValue("three");
    }

    @Test
    void no_batch_is_larger_than_allowed() {
        IntStream.rangeClosed(1, 5).forEach(i -> batching.with(i).subscribe());

        end(0, Map.of());
        end(1, Map.of());

        assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void what_a_batch_does_not_settle_ends_empty() {
        var unsettled = batching.with(1).toFuture();

        end(0, Map.of());

        assertThat(unsettled).isCompletedWithValue(null);
    }

    @Test
    void a_batch_that_fails_leaves_each_to_itself_and_the_next_goes_on() {
        var failed = batching.with(1).toFuture();
        var next = batching.with(2).toFuture();

        open.get(0).tryEmitError(new IllegalStateException("no database"));
        end(1, Map.of(2, "two"));

        assertThat(failed).isCompletedWithValue(null);
        assertThat(next).isCompletedWithValue("two");
    }

    @Test
    void batches_do_not_follow_one_another_too_closely() {
        var spaced = new Batching<Integer, Integer>(3, Duration.ofSeconds(10), items -> {
            begun.add(items);
            return Mono.just(Map.of(1, 1));
        });
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            assertThat(spaced.with(1).toFuture()).isCompletedWithValue(1);
            spaced.with(2).subscribe();
            spaced.with(3).subscribe();
            assertThat(begun).containsExactly(List.of(1));

            time.advanceTimeBy(Duration.ofSeconds(10));

            assertThat(begun).containsExactly(List.of(1), List.of(2, 3));
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void many_threads_lose_nothing() {
        var echo = new Batching<Integer, Integer>(
                16,
                Duration.ZERO,
                items -> Mono.fromSupplier(() ->
                                items.stream().collect(Collectors.toMap(Function.identity(), Function.identity())))
                        .subscribeOn(Schedulers.parallel()));

        CompletableFuture<List<Integer>> answered = Flux.range(0, 20_000)
                .flatMap(i -> echo.with(i).subscribeOn(Schedulers.boundedElastic()), 64)
                .collectSortedList()
                .toFuture();

        assertThat(answered.orTimeout(20, TimeUnit.SECONDS).join())
                .isEqualTo(IntStream.range(0, 20_000).boxed().toList());
    }

    private void end(int batch, Map<Integer, String> outcomes) {
        open.get(batch).tryEmitValue(outcomes);
    }
}

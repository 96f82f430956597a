package io.bankfeed.common.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Gathers what comes while one batch is under way, or was begun a moment ago, into the next one. So nothing waits where
 * there is little to do, and where there is much, many share what a batch costs.
 */
public final class Batching<I, O> {

    private static final Logger LOG = LoggerFactory.getLogger(Batching.class);

    private final int most;
    private final Duration between;
    private final Function<List<I>, Mono<Map<I, O>>> batch;
    private final Queue<Waiting<I, O>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param most items of one batch
     * @param between the shortest time from the beginning of one batch to that of the next
     * @param batch the outcome of each item; without those that it could not settle
     */
    public Batching(int most, Duration between, Function<List<I>, Mono<Map<I, O>>> batch) {
        this.most = most;
        this.between = between;
        this.batch = batch;
    }

    /** Empty when the batch has not settled it, or has failed. A caller who leaves changes nothing. */
    public Mono<O> with(I item) {
        return Mono.defer(() -> {
            var one = new Waiting<I, O>(item, Sinks.one());
            waiting.add(one);
            next();
            return one.outcome().asMono();
        });
    }

    private void next() {
        while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
            List<Waiting<I, O>> gathered = gathered();
            if (!gathered.isEmpty()) {
                begin(gathered);
                return;
            }
            busy.set(false);
        }
    }

    private void begin(List<Waiting<I, O>> gathered) {
        long begun = System.nanoTime();
        Mono.defer(() -> batch.apply(gathered.stream().map(Waiting::item).toList()))
                .onErrorResume(failure -> {
                    LOG.warn("a batch of {} failed, each is done by itself: {}", gathered.size(), failure.toString());
                    return Mono.empty();
                })
                .defaultIfEmpty(Map.of())
                .subscribe(outcomes -> ended(gathered, outcomes, begun));
    }

    private void ended(List<Waiting<I, O>> gathered, Map<I, O> outcomes, long begun) {
        long early = between.toNanos() - (System.nanoTime() - begun);
        if (early > 0) {
            Mono.delay(Duration.ofNanos(early)).subscribe(later -> go());
        } else {
            go();
        }
        gathered.forEach(one -> one.end(outcomes.get(one.item())));
    }

    private void go() {
        busy.set(false);
        next();
    }

    private List<Waiting<I, O>> gathered() {
        List<Waiting<I, O>> gathered = new ArrayList<>();
        for (var one = waiting.poll(); one != null; one = gathered.size() < most ? waiting.poll() : null) {
            gathered.add(one);
        }
        return gathered;
    }

    private record Waiting<I, O>(I item, Sinks.One<O> outcome) {

        void end(@Nullable O result) {
            if (result == null) {
                outcome.tryEmitEmpty();
            } else {
                outcome.tryEmitValue(result);
            }
        }
    }
}

package io.bankfeed.token.keys;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Cryptography for many rows, on all processors; on threads of its own, so that no timer and no request waits for it.
 */
public final class Parallel {

    private static final Scheduler THREADS =
            Schedulers.newParallel("cryptography", Runtime.getRuntime().availableProcessors(), true);

    private Parallel() {}

    /** In any order. Fails with what the first has failed with. */
    public static <A, B> Mono<List<B>> map(List<A> rows, Function<A, B> work) {
        return Flux.fromIterable(rows)
                .parallel()
                .runOn(THREADS)
                .map(work)
                .sequential()
                .collectList();
    }
}

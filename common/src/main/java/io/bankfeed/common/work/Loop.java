package io.bankfeed.common.work;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.core.scheduler.Schedulers;

/**
 * Background work in steps, one at a time: at every interval, when woken, and at once again while a step finds work. A
 * failed step is logged and tried at the next interval. Stopping waits for the step under way.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** Below the shutdown phase limit of Spring Boot (30 s). */
    private static final Duration STEP_MAY_FINISH = Duration.ofSeconds(20);

    private final String name;
    private final Duration interval;
    private final Supplier<Mono<Integer>> step;
    private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable Run current;

    /**
     * @param name for logs
     * @param interval the longest wait between two steps
     * @param step completes with how much it did; 0 or empty means that nothing is left to do now
     */
    public Loop(String name, Duration interval, Supplier<Mono<Integer>> step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
    }

    /**
     * Runs a step soon; many wakes during one step make one more. Of two threads at once one waits: the step that the
     * other's wake began may have looked already.
     */
    public void wake() {
        while (wakes.tryEmitNext(true) == EmitResult.FAIL_NON_SERIALIZED) {
            Thread.onSpinWait();
        }
    }

    /** Wakes are listened to before the first step, which may wake the loop itself. */
    @Override
    public void start() {
        Run run = new Run(Sinks.empty(), Sinks.empty());
        current = run;
        Flux.merge(wakes.asFlux(), Flux.interval(Duration.ZERO, interval).onBackpressureDrop())
                .takeUntilOther(run.stop().asMono())
                .onBackpressureLatest()
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(tick -> drain(run), 0)
                .doFinally(ended -> run.ended().tryEmitEmpty())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** A step is never cancelled: a cancelled transaction may leave its connection in an unknown state. */
    @Override
    public void stop(Runnable stopped) {
        Run run = current;
        current = null;
        if (run == null) {
            stopped.run();
            return;
        }
        run.stop().tryEmitEmpty();
        run.ended()
                .asMono()
                .timeout(STEP_MAY_FINISH)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return current != null;
    }

    private Mono<Void> drain(Run run) {
        return Mono.defer(step)
                .defaultIfEmpty(0)
                .repeat(() -> current == run)
                .takeUntil(done -> done == 0)
                .then()
                .onErrorResume(this::logged);
    }

    private Mono<Void> logged(Throwable failure) {
        LOG.warn("{} failed, tried again within {}: {}", name, interval, failure.toString());
        LOG.debug("{} failed", name, failure);
        return Mono.empty();
    }

    private record Run(Sinks.Empty<Void> stop, Sinks.Empty<Void> ended) {}
}

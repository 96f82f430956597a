package io.bankfeed.sync.fetch;

import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.sync.task.ClaimTasks.Free;
import io.bankfeed.sync.task.Task;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A bulkhead per provider: each has slots of its own, and a bank that hangs fills only those. One statement claims for
 * all of them as much as their free slots can take, so that a task costs one claim and not one look per slot.
 */
final class Lanes implements SmartLifecycle {

    private final FetchProperties properties;
    private final BiFunction<Free, Duration, Flux<Task>> claim;
    private final Function<Task, Mono<Void>> work;
    private final Crew crew;
    private final Loop claiming;

    /** Providers without a free slot: whoever frees one looks whether more is due. */
    private final Set<String> full = ConcurrentHashMap.newKeySet();

    Lanes(
            String name,
            FetchProperties properties,
            BiFunction<Free, Duration, Flux<Task>> claim,
            Function<Task, Mono<Void>> work) {
        this.properties = properties;
        this.claim = claim;
        this.work = work;
        this.crew = new Crew(name, Integer.MAX_VALUE, properties.slots());
        this.claiming = new Loop(name, properties.lookEvery(), this::claimed);
    }

    void wake() {
        claiming.wake();
    }

    private Mono<Integer> claimed() {
        return claim.apply(new Free(crew.freeByLane(), properties.slots()), properties.lease())
                .collectList()
                .doOnNext(tasks -> tasks.forEach(this::begin))
                .map(tasks -> tasks.size());
    }

    private void begin(Task task) {
        String provider = task.providerId();
        crew.begin(provider, work.apply(task), () -> freed(provider));
        if (crew.free(provider) == 0) {
            full.add(provider);
        }
    }

    private void freed(String provider) {
        if (full.remove(provider)) {
            claiming.wake();
        }
    }

    @Override
    public void start() {
        crew.start();
        claiming.start();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        claiming.stop(() -> crew.stop(stopped));
    }

    @Override
    public boolean isRunning() {
        return claiming.isRunning();
    }
}

package io.bankfeed.sync.fetch;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.sync.task.ClaimTasks.Free;
import io.bankfeed.sync.task.Task;
import java.time.Duration;
import java.util.List;
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

    /** Providers that were given as many tasks as they had slots: whoever frees one looks whether more is due. */
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

    /** Completes with 0: what is due after a claim is due at providers without a free slot. */
    private Mono<Integer> claimed() {
        var free = new Free(crew.freeByLane(), properties.slots());
        return claim.apply(free, properties.lease())
                .collectList()
                .doOnNext(tasks -> begin(tasks, free))
                .thenReturn(0);
    }

    /** Full lanes are marked first: a task may end before the next one begins. */
    private void begin(List<Task> tasks, Free free) {
        tasks.stream().collect(groupingBy(Task::providerId, counting())).forEach((provider, count) -> {
            if (count >= free.of(provider)) {
                full.add(provider);
            }
        });
        tasks.forEach(task -> crew.begin(task.providerId(), work.apply(task), () -> freed(task.providerId())));
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

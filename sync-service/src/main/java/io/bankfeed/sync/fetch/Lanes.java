package io.bankfeed.sync.fetch;

import io.bankfeed.common.work.Loop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * A bulkhead per provider: each has slots of its own, and a bank that hangs fills only those. Slots appear with the
 * first work for a provider.
 */
final class Lanes implements SmartLifecycle {

    private static final Duration IDLE_LOOK = Duration.ofMinutes(1);

    private final String name;
    private final int slots;
    private final Function<String, Mono<Integer>> next;
    private final Map<String, List<Loop>> lanes = new ConcurrentHashMap<>();
    private final Loop discovery;
    private volatile boolean running;

    /**
     * @param busy providers that have work
     * @param next does the next piece of work for a provider; 0 when there is none
     */
    Lanes(
            String name,
            FetchProperties properties,
            Supplier<Mono<List<String>>> busy,
            Function<String, Mono<Integer>> next) {
        this.name = name;
        this.slots = properties.slots();
        this.next = next;
        this.discovery = new Loop(name, properties.lookEvery(), () -> busy.get().map(this::wakeAll));
    }

    void wake() {
        discovery.wake();
    }

    private int wakeAll(Collection<String> providers) {
        providers.stream().filter(provider -> running).flatMap(this::lane).forEach(Loop::wake);
        return 0;
    }

    private Stream<Loop> lane(String provider) {
        return lanes.computeIfAbsent(provider, this::open).stream();
    }

    private List<Loop> open(String provider) {
        List<Loop> opened = Stream.generate(
                        () -> new Loop(name + " " + provider, IDLE_LOOK, () -> next.apply(provider)))
                .limit(slots)
                .toList();
        opened.forEach(Loop::start);
        return opened;
    }

    @Override
    public void start() {
        running = true;
        discovery.start();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        List<Loop> loops = Stream.concat(
                        Stream.of(discovery), lanes.values().stream().flatMap(List::stream))
                .toList();
        var left = new java.util.concurrent.atomic.AtomicInteger(loops.size());
        loops.forEach(loop -> loop.stop(() -> {
            if (left.decrementAndGet() == 0) {
                stopped.run();
            }
        }));
        lanes.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.bankfeed.common.work;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Claimed work under way, bounded in all and per lane (a bank). It runs beside the loop that claims, so that a bank
 * that hangs fills its own lane and nobody else's. Stopping waits for what is under way: its leases are held.
 */
public final class Crew implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    /** Below the shutdown phase limit of Spring Boot (30 s). */
    private static final Duration MAY_FINISH = Duration.ofSeconds(20);

    private final String name;
    private final int size;
    private final int perLane;
    private final ConcurrentHashMap<String, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final Queue<Room> rooms = new ConcurrentLinkedQueue<>();
    private volatile boolean running;

    public Crew(String name, int size, int perLane) {
        this.name = name;
        this.size = size;
        this.perLane = perLane;
    }

    public int free() {
        return running ? Math.max(0, size - total.get()) : 0;
    }

    public int free(String lane) {
        AtomicInteger inLane = busy.get(lane);
        return Math.min(free(), Math.max(0, perLane - (inLane == null ? 0 : inLane.get())));
    }

    /** Completes when so many are free, or when there is no more to wait for because the crew has stopped. */
    public Mono<Void> room(int slots) {
        return Mono.defer(() -> {
            var room = new Room(slots, Sinks.empty());
            rooms.add(room);
            lookForRoom();
            return room.made().asMono();
        });
    }

    /** What is free in each lane that has had work; every other lane is as free as a lane can be. */
    public Map<String, Integer> freeByLane() {
        return busy.keySet().stream().collect(Collectors.toMap(lane -> lane, this::free));
    }

    /** Starts the work; a failure is logged, and what was claimed becomes free when its lease ends. */
    public void begin(String lane, Mono<?> work, Runnable whenDone) {
        AtomicInteger inLane = busy.computeIfAbsent(lane, key -> new AtomicInteger());
        inLane.incrementAndGet();
        total.incrementAndGet();
        work.doFinally(end -> {
                    inLane.decrementAndGet();
                    total.decrementAndGet();
                    lookForRoom();
                    whenDone.run();
                })
                .subscribe(done -> {}, this::failed);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        lookForRoom();
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .takeUntil(tick -> total.get() == 0)
                .then()
                .timeout(MAY_FINISH)
                .onErrorComplete()
                .doFinally(end -> stopped.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void lookForRoom() {
        rooms.removeIf(room -> (!running || free() >= room.slots())
                && room.made().tryEmitEmpty().isSuccess());
    }

    private void failed(Throwable failure) {
        LOG.warn("{}: work failed, taken up again after its lease: {}", name, failure.toString());
        LOG.debug("{}: work failed", name, failure);
    }

    private record Room(int slots, Sinks.Empty<Void> made) {}
}

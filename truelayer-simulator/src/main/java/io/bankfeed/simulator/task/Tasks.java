package io.bankfeed.simulator.task;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tasks under way, and finished ones for half an hour. */
final class Tasks {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MOST = 20_000;

    private final SimulatorClock clock;
    private final Map<String, Task> byId = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Task> eldest) {
            return size() > MOST;
        }
    });

    Tasks(SimulatorClock clock) {
        this.clock = clock;
    }

    void add(Task task) {
        byId.put(task.id(), task);
    }

    Optional<Task> find(String id, Connection connection) {
        return Optional.ofNullable(byId.get(id))
                .filter(task -> task.call().connection() == connection)
                .filter(this::isKept);
    }

    private boolean isKept(Task task) {
        Instant endedAt = task.endedAt();
        return endedAt == null || clock.instant().isBefore(endedAt.plus(KEPT));
    }
}

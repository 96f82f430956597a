package io.bankfeed.simulator.task;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tasks under way, and finished ones for a while. */
final class Tasks {
    private static final int MOST = 20_000;
    private static final int LOOK_EVERY = 250;

    private final SimulatorClock clock;
    private final Switches switches;
    private final Map<String, Task> byId = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Task> eldest) {
            return size() > MOST;
        }
    });

    Tasks(SimulatorClock clock, Switches switches) {
        this.switches = switches;
        this.clock = clock;
    }

    /**
     * Now and then what nobody may fetch any more is let go: a long run with its clock stepped would fill the memory.
     */
    void add(Task task) {
        byId.put(task.id(), task);
        if (task.number() % LOOK_EVERY == 0) {
            byId.values().removeIf(held -> !isKept(held));
        }
    }

    Optional<Task> find(String id, Connection connection) {
        return Optional.ofNullable(byId.get(id))
                .filter(task -> task.call().connection() == connection)
                .filter(this::isKept);
    }

    private boolean isKept(Task task) {
        Instant endedAt = task.endedAt();
        return endedAt == null || clock.instant().isBefore(endedAt.plus(kept()));
    }

    private Duration kept() {
        return switches.is(Switch.RESULTS_KEPT, "30_minutes") ? Duration.ofMinutes(30) : Duration.ofHours(24);
    }
}

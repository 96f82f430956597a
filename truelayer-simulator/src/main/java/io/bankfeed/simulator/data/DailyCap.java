package io.bankfeed.simulator.data;

import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Banks answer four calls in 24 hours while the user is away: per account, endpoint and consent. Failures count. */
public final class DailyCap {
    private static final int CALLS = 4;
    private static final Duration PERIOD = Duration.ofHours(24);

    private final SimulatorClock clock;
    private final Map<Key, Deque<Instant>> calls = new ConcurrentHashMap<>();

    private record Key(int connection, String endpoint, String accountId) {}

    public DailyCap(SimulatorClock clock) {
        this.clock = clock;
    }

    boolean admits(DataCall call) {
        Key key = new Key(
                call.connection().number(), call.endpoint(), call.accountId().orElse(""));
        Deque<Instant> recent = calls.computeIfAbsent(key, first -> new ArrayDeque<>());
        synchronized (recent) {
            Instant now = clock.instant();
            recent.removeIf(earlier -> !earlier.isAfter(now.minus(PERIOD)) || earlier.isAfter(now));
            if (recent.size() >= CALLS) {
                return false;
            }
            recent.add(now);
            return true;
        }
    }
}

package io.bankfeed.simulator.data;

import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Banks answer four calls in 24 hours while the user is away: per account, endpoint and consent. Failures count. */
final class DailyCap {
    private static final int CALLS = 4;
    private static final Duration PERIOD = Duration.ofHours(24);

    private final SimulatorClock clock;
    private final Switches switches;
    private final Map<Key, Deque<Instant>> calls = new ConcurrentHashMap<>();

    private record Key(int connection, String endpoint, String accountId) {}

    DailyCap(SimulatorClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    void admit(DataCall call) {
        if (call.attended() || switches.is(Switch.DAILY_CAP, "off")) {
            return;
        }
        Key key = new Key(
                call.connection().number(), call.endpoint(), call.accountId().orElse(""));
        Deque<Instant> recent = calls.computeIfAbsent(key, first -> new ArrayDeque<>());
        synchronized (recent) {
            Instant now = clock.instant();
            Instant start = startOfPeriod(now);
            recent.removeIf(earlier -> !earlier.isAfter(start) || earlier.isAfter(now));
            if (recent.size() >= CALLS) {
                throw Refusals.dailyCap().retryAfter(untilAdmitted(recent.getFirst(), now));
            }
            recent.add(now);
        }
    }

    private Instant startOfPeriod(Instant now) {
        return isRolling()
                ? now.minus(PERIOD)
                : now.truncatedTo(ChronoUnit.DAYS).minusNanos(1);
    }

    private Duration untilAdmitted(Instant oldest, Instant now) {
        Instant again = isRolling()
                ? oldest.plus(PERIOD)
                : now.truncatedTo(ChronoUnit.DAYS).plus(PERIOD);
        return Duration.between(now, again);
    }

    private boolean isRolling() {
        return switches.is(Switch.CAP_RESET, "rolling");
    }
}

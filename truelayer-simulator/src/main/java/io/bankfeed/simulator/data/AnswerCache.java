package io.bankfeed.simulator.data;

import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An identical request within the hour is answered with what the bank said the first time. It spares the bank, not the
 * caller: cap, consent and faults are looked at before.
 */
public final class AnswerCache {
    static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private final SimulatorClock clock;
    private final Switches switches;
    private final Map<Key, Results> answers = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Results> eldest) {
            return size() > MOST || !isFresh(eldest.getValue());
        }
    });

    /** A login begins anew: its accounts may have other names. */
    private record Key(int connection, Instant authenticatedAt, String endpoint, String accountId, String range) {}

    public AnswerCache(SimulatorClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    Results get(DataCall call, Supplier<Results> bank) {
        if (switches.is(Switch.ANSWER_CACHE, "off")) {
            return bank.get();
        }
        Key key = new Key(
                call.connection().number(),
                call.connection().authenticatedAt(),
                call.endpoint(),
                call.accountId().orElse(""),
                call.range().map(DateRange::toString).orElse(""));
        Results kept = answers.get(key);
        if (kept != null && isFresh(kept)) {
            return kept;
        }
        Results asked = bank.get();
        keep(key, asked);
        return asked;
    }

    /**
     * At the end of the line: one renewed in its old place would for ever be the eldest, and fresh, and none would go.
     */
    private void keep(Key key, Results asked) {
        answers.remove(key);
        answers.put(key, asked);
    }

    private boolean isFresh(Results results) {
        Instant now = clock.instant();
        return !now.isBefore(results.fetchedAt())
                && now.isBefore(results.fetchedAt().plus(KEPT));
    }

    /** How long an answer will still be given: what Cache-Control says. */
    Duration remaining(Results results) {
        boolean kept = results.isKeepable() && switches.is(Switch.ANSWER_CACHE, "on");
        return kept ? KEPT.minus(Duration.between(results.fetchedAt(), clock.instant())) : Duration.ZERO;
    }

    /** After a tester has written in a bank's books. */
    public void forget() {
        answers.clear();
    }
}

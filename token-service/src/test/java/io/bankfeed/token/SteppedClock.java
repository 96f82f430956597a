package io.bankfeed.token;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Business time that runs with the wall clock and can be stepped ahead. */
final class SteppedClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void step(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    Duration ahead() {
        return ahead.get();
    }

    /** For other processes, which then see the same time. */
    void writeTo(Path file) {
        SteppedTokenService.map(file).putLong(0, ahead.get().toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}

package io.bankfeed.localstack.process;

import java.time.Duration;

/** Elapsed time since its making. */
public final class Stopwatch {
    private final long startedAt = System.nanoTime();

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}

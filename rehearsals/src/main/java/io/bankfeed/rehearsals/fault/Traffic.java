package io.bankfeed.rehearsals.fault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Requests at a steady pace, whatever becomes of them, until it is closed. */
final class Traffic implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("traffic").factory());

    Traffic every(Duration pause, Runnable request) {
        clock.scheduleAtFixedRate(() -> sent(request), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** What fails is what is rehearsed. */
    private static void sent(Runnable request) {
        try {
            request.run();
        } catch (RuntimeException unanswered) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

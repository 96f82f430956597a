package io.bankfeed.benchmarks.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** A fixed number of callers, each with its next call as soon as the last is answered. */
final class Load {
    private static final int CALLERS = 16;

    private Load() {}

    /** Calls a second, after a warm-up; a call that throws ends it all. */
    static double perSecond(Duration warmUp, Duration measured, Callable<?> call) throws Exception {
        run(warmUp, call);
        return run(measured, call);
    }

    private static double run(Duration length, Callable<?> call) throws Exception {
        var done = new LongAdder();
        var failed = new AtomicReference<Exception>();
        var start = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CALLERS; i++) {
                callers.submit(() -> {
                    while (System.nanoTime() - start < length.toNanos() && failed.get() == null) {
                        try {
                            call.call();
                            done.increment();
                        } catch (Exception failure) {
                            failed.set(failure);
                        }
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return done.sum() / ((System.nanoTime() - start) / 1e9);
    }
}

package io.bankfeed.benchmarks.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** A fixed number of callers, each with its next call as soon as the last is answered. */
final class Load {
    /** The longest that one figure takes. */
    static final Duration LONGEST = Duration.ofSeconds(140);

    private static final int CALLERS = 16;
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration WARM_UP = LONGEST.minus(MEASURED);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final double FASTER = 1.03;

    private Load() {}

    /**
     * Calls a second, measured when they no longer become faster: the compiler needs a minute or two for the many
     * methods of a service. A call that throws ends it all.
     */
    static double perSecond(Callable<?> call) throws Exception {
        warmUp(call);
        return run(MEASURED, call);
    }

    /** As many calls as fit into it. */
    static void during(Duration length, Callable<?> call) throws Exception {
        var unused = run(length, call);
    }

    private static void warmUp(Callable<?> call) throws Exception {
        var fastest = 0.0;
        var calmFor = Duration.ZERO;
        for (var spent = Duration.ZERO; shorter(calmFor, CALM) && shorter(spent, WARM_UP); spent = spent.plus(LOOK)) {
            var perSecond = run(LOOK, call);
            calmFor = perSecond > fastest * FASTER ? Duration.ZERO : calmFor.plus(LOOK);
            fastest = Math.max(fastest, perSecond);
        }
    }

    private static boolean shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0;
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

package io.bankfeed.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Many connections to one port, which deliver as fast as they are answered, or at a fixed rate. */
record Load(int port, Deliveries deliveries, int expectedStatus) {

    private static final int CONNECTIONS = 128;
    private static final long LONGEST_MICROS = 60_000_000;

    /** Until all connections are open: what their opening takes is no delivery's latency. */
    private static final long GATHERING = TimeUnit.SECONDS.toNanos(1);

    /** Deliveries answered per second when each connection sends its next one at once. */
    double asFastAsAnswered(Duration duration) throws Exception {
        var sent = new AtomicLong();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        onEachConnection(number -> sender -> {
            while (System.nanoTime() < end) {
                expect(sender.send(deliveries.request(sent.getAndIncrement())));
            }
        });
        return sent.get() * 1e9 / (System.nanoTime() - start);
    }

    /**
     * Latencies in microseconds at a fixed rate, each from the moment at which its delivery was due, so that a stalled
     * receiver is charged for all that it keeps waiting.
     */
    Histogram atRate(double perSecond, Duration duration) throws Exception {
        var latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
        var next = new AtomicLong();
        long start = System.nanoTime() + GATHERING;
        long count = (long) (perSecond * duration.toNanos() / 1e9);
        onEachConnection(number -> sender -> {
            for (long mine = next.getAndIncrement(); mine < count; mine = next.getAndIncrement()) {
                long due = start + (long) (mine * 1e9 / perSecond);
                waitUntil(due);
                expect(sender.send(deliveries.request(mine)));
                latencies.recordValue(Math.min((System.nanoTime() - due) / 1_000, LONGEST_MICROS));
            }
        });
        return latencies;
    }

    private void expect(int status) {
        if (status != expectedStatus) {
            throw new IllegalStateException("answered " + status + " and not " + expectedStatus);
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void onEachConnection(java.util.function.IntFunction<Work> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running = IntStream.range(0, CONNECTIONS)
                    .mapToObj(number -> threads.submit(connected(work.apply(number))))
                    .toList();
            for (Future<?> connection : running) {
                connection.get();
            }
        }
    }

    private Callable<Boolean> connected(Work work) {
        return () -> {
            try (var sender = new Sender(port)) {
                work.with(sender);
                return true;
            }
        };
    }

    private interface Work {
        void with(Sender sender) throws IOException;
    }
}

package io.bankfeed.benchmarks.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Waits until what ran before leaves the processors alone: a service is ready before its compilers are. */
final class QuietMachine {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKS = 30;
    private static final double IDLE = 0.8;

    private QuietMachine() {}

    /** A minute at most: a machine that others use as well is never quiet. */
    static void await() throws IOException, InterruptedException {
        var before = Times.now();
        for (var look = 0; look < LOOKS; look++) {
            Thread.sleep(LOOK);
            var now = Times.now();
            if (now.idleShareSince(before) >= IDLE) {
                return;
            }
            before = now;
        }
    }

    /** Of all processors since the machine started, in ticks. */
    private record Times(long idle, long all) {
        private static final int IDLE_COLUMN = 3;

        static Times now() throws IOException {
            var total = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +");
            var ticks = Arrays.stream(total).skip(1).mapToLong(Long::parseLong).toArray();
            return new Times(ticks[IDLE_COLUMN], Arrays.stream(ticks).sum());
        }

        double idleShareSince(Times before) {
            return (double) (idle - before.idle) / (all - before.all);
        }
    }
}

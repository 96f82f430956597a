package io.bankfeed.token;

import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A replica as a process, with a clock of its own that follows the test's and can jump. */
final class SteppedReplica {

    private final Path file;
    private final MappedByteBuffer ahead;
    private final SteppedClock clock;
    private final Environment first;
    private Duration jumped = Duration.ZERO;
    private ServiceProcess process;
    private volatile boolean frozen;
    private long wakesAt;

    SteppedReplica(int number, SteppedClock clock, Environment first) {
        this.file = Path.of("target", "clock-" + number);
        this.ahead = SteppedTokenService.map(file);
        this.clock = clock;
        this.first = first;
        tick();
        this.process = start().awaitReady();
    }

    void tick() {
        ahead.putLong(0, clock.ahead().plus(jumped).toMillis());
        if (frozen && System.nanoTime() > wakesAt) {
            process.resume();
            frozen = false;
        }
    }

    boolean frozen() {
        return frozen;
    }

    WebTestClient http() {
        return process.http;
    }

    void restart() {
        process.kill();
        process = start().awaitReady();
    }

    /** Longer than a lease. */
    void freeze() {
        process.pause();
        frozen = true;
        wakesAt = System.nanoTime() + Duration.ofSeconds(11).toNanos();
    }

    void jump(Duration by) {
        jumped = by;
    }

    void close() {
        process.close();
    }

    private ServiceProcess start() {
        return new ServiceProcess(
                first,
                SteppedTokenService.CLOCK_FILE + "=" + file,
                "bankfeed.refresh.work.lease=9s",
                "bankfeed.refresh.work.interval=100ms",
                "bankfeed.refresh.work.circuit-open-for=2s",
                "spring.r2dbc.pool.max-size=8");
    }
}

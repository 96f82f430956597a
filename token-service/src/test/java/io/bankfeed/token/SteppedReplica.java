package io.bankfeed.token;

import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** A replica as a process, with a clock of its own that follows the test's and can go wrong. */
final class SteppedReplica {

    private final Path file;
    private final MappedByteBuffer ahead;
    private final SteppedClock clock;
    private final Environment first;
    private final String trueLayer;
    private Duration wrongBy = Duration.ZERO;
    private ServiceProcess process;
    private boolean starting;
    private boolean frozen;
    private long wakesAt;

    SteppedReplica(int number, SteppedClock clock, Environment first, String trueLayer) {
        this.file = Path.of("target", "clock-" + number);
        this.ahead = SteppedTokenService.map(file);
        this.clock = clock;
        this.first = first;
        this.trueLayer = trueLayer;
        tick();
        this.process = start().awaitReady();
    }

    void tick() {
        ahead.putLong(0, clock.ahead().plus(wrongBy).toMillis());
        if (frozen && System.nanoTime() > wakesAt) {
            process.resume();
            frozen = false;
        }
        if (starting && process.answers()) {
            starting = false;
        }
    }

    boolean serves() {
        return !frozen && !starting;
    }

    TokenCaller caller() {
        return new TokenCaller(process.http);
    }

    void restart() {
        process.kill();
        process = start();
        starting = true;
    }

    /** Longer than a lease. */
    void freeze() {
        process.pause();
        frozen = true;
        wakesAt = System.nanoTime() + Duration.ofSeconds(22).toNanos();
    }

    void goWrong(Duration by) {
        wrongBy = by;
    }

    void close() {
        process.close();
    }

    private ServiceProcess start() {
        return new ServiceProcess(
                first,
                SteppedTokenService.CLOCK_FILE + "=" + file,
                "bankfeed.truelayer.auth-url=" + trueLayer,
                "bankfeed.truelayer.api-url=" + trueLayer,
                "bankfeed.truelayer.time-limit=5s",
                "bankfeed.refresh.work.lease=20s",
                "bankfeed.refresh.work.on-demand-wait=20s",
                "bankfeed.refresh.work.interval=100ms",
                "bankfeed.refresh.work.circuit-open-for=2s",
                "spring.r2dbc.pool.max-size=8");
    }
}

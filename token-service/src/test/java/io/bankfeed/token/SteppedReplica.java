package io.bankfeed.token;

import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** A replica as a process, with a clock of its own that follows the test's and can go wrong. */
final class SteppedReplica {

    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final Duration LONGER_THAN_A_LEASE = LEASE.plusSeconds(1);

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

    void freeze() {
        process.pause();
        frozen = true;
        wakesAt = System.nanoTime() + LONGER_THAN_A_LEASE.toNanos();
    }

    void goWrong(Duration by) {
        wrongBy = by;
    }

    void close() {
        process.close();
    }

    /** Its caps are those of a simulated hour in a moment. */
    private ServiceProcess start() {
        return new ServiceProcess(
                first,
                SteppedTokenService.CLOCK_FILE + "=" + file,
                "bankfeed.truelayer.auth-url=" + trueLayer,
                "bankfeed.truelayer.api-url=" + trueLayer,
                "bankfeed.truelayer.time-limit=3s",
                "bankfeed.refresh.work.lease=" + LEASE.toSeconds() + "s",
                "bankfeed.refresh.work.on-demand-wait=" + LEASE.toSeconds() + "s",
                "bankfeed.refresh.work.interval=50ms",
                "bankfeed.refresh.work.per-second=2000",
                "bankfeed.refresh.work.per-second-and-provider=1000",
                "bankfeed.refresh.work.circuit-open-for=2s",
                "spring.r2dbc.pool.max-size=8");
    }
}

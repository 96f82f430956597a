package io.bankfeed.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Runs with real time until it is set, moved or stopped from outside. Banks keep UTC days. */
public final class SimulatorClock implements InstantSource {
    private final InstantSource real;
    private volatile Reading reading;

    private record Reading(Instant simulated, Instant real, boolean running) {}

    public SimulatorClock(InstantSource real) {
        this.real = real;
        Instant now = real.instant();
        this.reading = new Reading(now, now, true);
    }

    @Override
    public Instant instant() {
        Reading since = reading;
        return since.running ? since.simulated.plus(Duration.between(since.real, real.instant())) : since.simulated;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
    }

    public boolean isRunning() {
        return reading.running;
    }

    public synchronized void set(Instant now) {
        reading = new Reading(now, real.instant(), reading.running);
    }

    public synchronized void advance(Duration by) {
        set(instant().plus(by));
    }

    public synchronized void run(boolean running) {
        reading = new Reading(instant(), real.instant(), running);
    }
}

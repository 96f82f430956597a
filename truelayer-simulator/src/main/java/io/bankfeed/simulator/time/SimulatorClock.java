package io.bankfeed.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Runs with real time until it is set, moved, sped up or stopped from outside. Banks keep UTC days. */
public final class SimulatorClock implements InstantSource {
    private static final double FASTEST = 10_000_000;

    private final InstantSource real;
    private volatile Reading reading;

    private record Reading(Instant simulated, Instant real, boolean running, double speed) {

        Instant at(Instant now) {
            return running ? simulated.plus(scaled(Duration.between(real, now))) : simulated;
        }

        private Duration scaled(Duration passed) {
            return speed == 1 ? passed : Duration.ofMillis(Math.round(passed.toMillis() * speed));
        }
    }

    public SimulatorClock(InstantSource real) {
        this.real = real;
        Instant now = real.instant();
        this.reading = new Reading(now, now, true, 1);
    }

    @Override
    public Instant instant() {
        return reading.at(real.instant());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
    }

    public boolean isRunning() {
        return reading.running;
    }

    /** How many simulated seconds pass in a real one while the clock runs. */
    public double speed() {
        return reading.speed;
    }

    public synchronized void set(Instant now) {
        reading = new Reading(now, real.instant(), reading.running, reading.speed);
    }

    public synchronized void advance(Duration by) {
        set(instant().plus(by));
    }

    public synchronized void run(boolean running) {
        reading = new Reading(instant(), real.instant(), running, reading.speed);
    }

    public synchronized void speed(double speed) {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new IllegalArgumentException("speed is above 0 and at most " + (long) FASTEST);
        }
        reading = new Reading(instant(), real.instant(), reading.running, speed);
    }
}

package io.bankfeed.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A fault that waits for its turns. */
public final class ArmedFault {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

    private final int id;
    private final Fault fault;
    private final SplittableRandom chance;
    private final CountDownLatch takenBack = new CountDownLatch(1);
    private int toSkip;
    private int left;
    private int struck;

    ArmedFault(int id, Fault fault, long seed) {
        this.id = id;
        this.fault = fault;
        this.chance = new SplittableRandom(seed);
        this.toSkip = fault.skip() == null ? 0 : fault.skip();
        this.left = fault.times() == null ? Integer.MAX_VALUE : fault.times();
    }

    public int id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    public synchronized int left() {
        return left;
    }

    public synchronized int struck() {
        return struck;
    }

    synchronized boolean takesTurn(Fault.Target target, Instant now) {
        if (left == 0 || !fault.matches(target) || !fault.isDueAt(now)) {
            return false;
        }
        if (fault.probability() != null && chance.nextDouble() >= fault.probability()) {
            return false;
        }
        if (toSkip > 0) {
            toSkip--;
            return false;
        }
        left--;
        struck++;
        return true;
    }

    void takeBack() {
        takenBack.countDown();
    }

    private boolean isSlowBody() {
        return fault.transport() == Transport.SLOW_BODY;
    }

    /** In real time: clients measure their limits in it. */
    void pause() {
        Integer delay = isSlowBody() ? null : fault.delayMs();
        Duration longest =
                Boolean.TRUE.equals(fault.hang()) ? LONGEST_HANG : Duration.ofMillis(delay == null ? 0 : delay);
        try {
            if (longest.isPositive() && takenBack.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.bankfeed.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Strikes one replica, one bank or all, as the seed says; never the last replica that serves. */
final class RandomFaults {

    private static final int KINDS = 5;
    private static final int WRONG_BY_SECONDS = 20;

    private final Random random;
    private final List<SteppedReplica> replicas;
    private final SimulatorProcess simulator;
    private final InstantSource clock;
    private final List<String> struck = new ArrayList<>();
    private Instant banksAreBackAt = Instant.MIN;

    RandomFaults(Random random, List<SteppedReplica> replicas, SimulatorProcess simulator, InstantSource clock) {
        this.random = random;
        this.replicas = replicas;
        this.simulator = simulator;
        this.clock = clock;
    }

    /** How far time jumps for all, mostly not at all. */
    Duration strike(List<String> banks) {
        SteppedReplica one = replicas.get(random.nextInt(replicas.size()));
        boolean spared = replicas.stream().anyMatch(other -> other != one && other.serves());
        int kind = random.nextInt(KINDS);
        int hours = random.nextInt(1, 13);
        int wrong = random.nextInt(2 * WRONG_BY_SECONDS + 1) - WRONG_BY_SECONDS;
        String bank = banks.get(random.nextInt(banks.size()));
        switch (kind) {
            case 0 -> onOne("kill", one, spared, one::restart);
            case 1 -> onOne("freeze", one, spared, one::freeze);
            case 2 -> onOne("wrong-clock", one, true, () -> one.goWrong(Duration.ofSeconds(wrong)));
            case 3 -> struck.add("jump-" + hours + "h");
            default -> {
                struck.add("outage-" + hours + "h");
                outage(bank, clock.instant().plus(Duration.ofHours(hours)));
            }
        }
        return kind == 3 ? Duration.ofHours(hours) : Duration.ZERO;
    }

    /** Of all, so far. */
    boolean banksAreBack() {
        return clock.instant().isAfter(banksAreBackAt);
    }

    private void outage(String bank, Instant until) {
        simulator.outage(bank, until);
        banksAreBackAt = until.isAfter(banksAreBackAt) ? until : banksAreBackAt;
    }

    private void onOne(String name, SteppedReplica one, boolean spared, Runnable fault) {
        if (spared && one.serves()) {
            fault.run();
            struck.add(name);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", struck);
    }
}

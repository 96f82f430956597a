package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Ninety days in some minutes: replicas as processes beside the simulator, all on one stepped clock. Replicas are
 * killed and frozen, their clocks go wrong by up to twenty seconds, banks fail for hours, and now and then time jumps
 * for all, as when a machine was suspended. A tenth of the connections is asked for every six hours, the others are
 * only kept alive. The simulator's ledger is the judge. {@code -Dbankfeed.seed=} repeats a run,
 * {@code -Dbankfeed.replicas=} one of the two.
 */
@Tag("proof")
@TestPropertySource(properties = "bankfeed.test=ninety-days")
class NinetyDaysIT extends TokenServiceTest {

    private static final int CONNECTIONS = Integer.getInteger("bankfeed.connections", 300);
    private static final int DAYS = Integer.getInteger("bankfeed.days", 90);
    private static final Duration STEP = Duration.ofHours(1);
    private static final int STEPS_BETWEEN_FAULTS = 60;
    private static final long SEED = Long.getLong("bankfeed.seed", System.nanoTime());

    @Autowired
    ApplicationContext context;

    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<SteppedReplica> replicas = new ArrayList<>();
    private SimulatorProcess simulator;
    private RandomFaults faults;
    private TokenLedger ledger;
    private Pace pace;

    /** The test's own service does nothing: it would know another TrueLayer. */
    @BeforeEach
    void only_the_processes_work() {
        new Survivor(context).rest();
        simulator = new SimulatorProcess();
        simulator.at(clock.instant());
        faults = new RandomFaults(new Random(SEED), replicas, simulator, clock);
        ledger = new TokenLedger(simulator, String.valueOf(SEED));
        pace = new Pace(database, clock, Duration.ofMillis(400));
    }

    @AfterEach
    void end() {
        replicas.forEach(SteppedReplica::close);
        simulator.close();
        database.sql("truncate token, keys.data_key").then().block(LIMIT);
    }

    static List<Integer> replicas() {
        return Stream.of(System.getProperty("bankfeed.replicas", "2,3").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("replicas")
    void replicas_keep_every_token_alive_and_never_overlap(int count) throws Exception {
        long start = System.nanoTime();
        System.out.println("NINETY DAYS seed " + SEED + ", replicas " + count);
        linkAll();
        for (int i = 0; i < count; i++) {
            replicas.add(new SteppedReplica(i, clock, context.getEnvironment(), simulator.url()));
        }
        Instant end = live(clock.instant().plus(Duration.ofDays(DAYS)));
        recover();
        System.out.printf(
                "NINETY DAYS %d days, %d connections, %s: %d refreshes, %d tokens served, %d turned away, %d s%n",
                DAYS, CONNECTIONS, faults, ledger.refreshes(), served.get(), turnedAway.get(), seconds(start));
        judge(end);
    }

    private void linkAll() throws Exception {
        List<SimulatedFleet.Member> members = new SimulatedFleet(simulator, ledger).link(CONNECTIONS, clock.instant());
        members.stream().map(SimulatedFleet.Member::connection).forEach(numbers::add);
        ids.addAll(SimulatedFleet.store(members, context));
    }

    private Instant live(Instant end) {
        for (long step = 1; clock.instant().isBefore(end); step++) {
            step(STEP);
            if (step % 6 == 0) {
                askForATenth();
            }
            if (step % STEPS_BETWEEN_FAULTS == 0) {
                step(faults.strike(SimulatedFleet.BANKS));
            }
        }
        return clock.instant();
    }

    /** The simulator first: that a token is taken for younger than it is would be this test's fault. */
    private void step(Duration by) {
        clock.step(by);
        simulator.at(clock.instant());
        replicas.forEach(SteppedReplica::tick);
        pace.awaitNothingDue();
    }

    /** After the last fault, whose end may be hours away, everything drains, in small steps. */
    private void recover() {
        while (!faults.banksAreBack()) {
            step(STEP);
        }
        for (int minute = 0; minute < 60 || replicas.stream().anyMatch(replica -> !replica.serves()); minute++) {
            step(Duration.ofMinutes(1));
        }
        ledger.read();
    }

    private void askForATenth() {
        List<SteppedReplica> awake =
                replicas.stream().filter(SteppedReplica::serves).toList();
        var given = new ConcurrentLinkedQueue<String>();
        IntStream.range(0, CONNECTIONS / 10).parallel().forEach(i -> {
            var answer = awake.get(i % awake.size()).caller().ask(ids.get(i * 10));
            if (answer.getStatus().value() == 200) {
                given.add(TokenCaller.token(answer));
            } else {
                turnedAway.incrementAndGet();
            }
        });
        ledger.read();
        given.forEach(token -> ledger.served(token, clock.instant()));
        served.addAndGet(given.size());
    }

    private void judge(Instant end) {
        ledger.noneOverlapped();
        ledger.noneRefused();
        ledger.noneIdle(CONNECTIONS, end);
        assertThat(lost()).as("lost, seed " + SEED).isZero();
        for (SteppedReplica replica : replicas) {
            List<String> held = ids.stream().map(replica.caller()::token).toList();
            ledger.read();
            IntStream.range(0, CONNECTIONS).forEach(i -> ledger.isNewest(numbers.get(i), held.get(i)));
        }
        assertThat(served.get()).as("served of all that asked").isGreaterThan(9 * turnedAway.get());
    }

    private long lost() {
        return Objects.requireNonNull(database.sql("select count(*) as it from token where status <> 'live'")
                .map(row -> Objects.requireNonNull(row.get("it", Long.class)))
                .one()
                .block(LIMIT));
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}

package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.SimulatedFleet.Member;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Ten thousand connections, linked one after the other over eighteen days, kept alive by one process for ninety more,
 * an hour at a step, with each bank down for six hours once. The simulator's ledger is the judge.
 */
@Tag("proof")
@TestPropertySource(properties = "bankfeed.test=fleet")
class FleetIT extends TokenServiceTest {

    private static final int CONNECTIONS = Integer.getInteger("bankfeed.connections", 10_000);
    private static final int DAYS = Integer.getInteger("bankfeed.days", 90);
    private static final Duration STEP = Duration.ofHours(1);
    private static final Duration OUTAGE = Duration.ofHours(6);
    /** Rates are compared over the shortest time in which so many refreshes are to be expected; fewer are chance. */
    private static final double ENOUGH_FOR_A_MEAN = 100;

    private static final int STEPS_BETWEEN_OUTAGES = 500;
    private static final int SAMPLE = 300;

    @Autowired
    ApplicationContext context;

    @Test
    void ten_thousand_connections_live_through_ninety_days_in_one_process() throws Exception {
        long start = System.nanoTime();
        new Survivor(context).rest();
        try (var simulator = new SimulatorProcess()) {
            var ledger = new TokenLedger(simulator, "none: every connection is alike");
            List<Member> members = new SimulatedFleet(simulator, ledger).link(CONNECTIONS, clock.instant());
            List<UUID> ids = SimulatedFleet.store(members, context);
            System.out.printf("FLEET %,d connections linked after %d s%n", CONNECTIONS, seconds(start));
            try (var service = service(simulator)) {
                live(simulator, ledger);
                judge(ledger, service, ids, members);
            }
        }
        System.out.printf("FLEET done after %d s%n", seconds(start));
    }

    /** Its caps are those of a simulated day in a second. */
    private Replica service(SimulatorProcess simulator) {
        return new Replica(
                context.getEnvironment(),
                "bankfeed.truelayer.auth-url=" + simulator.url(),
                "bankfeed.truelayer.api-url=" + simulator.url(),
                "bankfeed.refresh.work.interval=20ms",
                "bankfeed.refresh.work.per-second=2000",
                "bankfeed.refresh.work.per-second-and-provider=1000",
                "bankfeed.refresh.work.circuit-open-for=500ms");
    }

    private void live(SimulatorProcess simulator, TokenLedger ledger) {
        var pace = new Pace(database, clock, Duration.ofSeconds(2));
        long steps = Duration.ofDays(DAYS).dividedBy(STEP);
        for (int step = 1; step <= steps; step++) {
            clock.step(STEP);
            simulator.at(clock.instant());
            if (step % STEPS_BETWEEN_OUTAGES == 0) {
                String bank = SimulatedFleet.BANKS.get(step / STEPS_BETWEEN_OUTAGES % SimulatedFleet.BANKS.size());
                simulator.outage(bank, clock.instant().plus(OUTAGE));
            }
            pace.awaitNothingDue();
            if (step % 24 == 0) {
                ledger.read();
            }
        }
        ledger.read();
    }

    private void judge(TokenLedger ledger, Replica service, List<UUID> ids, List<Member> members) {
        double perHour = ledger.refreshes() / (DAYS * 24.0);
        var window = Duration.ofHours((long) Math.ceil(ENOUGH_FOR_A_MEAN / perHour));
        double mean = perHour * window.toHours();
        int most = ledger.mostWithin(window);
        System.out.printf(
                "FLEET %d days: %,d refreshes; in %d hours %.0f on average and %d at most%n",
                DAYS, ledger.refreshes(), window.toHours(), mean, most);
        ledger.noneOverlapped();
        ledger.noneRefused();
        ledger.noneIdle(CONNECTIONS, clock.instant());
        assertThat((double) most).isLessThan(2 * mean);
        assertThat(live()).isEqualTo(CONNECTIONS);
        List<String> held = IntStream.range(0, Math.min(SAMPLE, CONNECTIONS))
                .mapToObj(number -> service.accessToken(ids.get(number)))
                .toList();
        ledger.read();
        IntStream.range(0, held.size())
                .forEach(number -> ledger.isNewest(members.get(number).connection(), held.get(number)));
    }

    private long live() {
        return Objects.requireNonNull(database.sql("select count(*) as it from token where status = 'live'")
                .map(row -> row.get("it", Long.class))
                .one()
                .block(LIMIT));
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}

package io.bankfeed.localstack.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Lives through days in steps: whatever is due is done in real time, then time jumps to what is due next. */
final class Month {
    private static final List<String> BANKS = List.of("mock", "ob-harbour", "oauth-larkspur");
    private static final Duration LONGEST_STEP = Duration.ofHours(6);
    private static final Duration DRAINS_WITHIN = Duration.ofMinutes(5);
    private static final Duration TODAY_COMES_WITHIN = Duration.ofDays(2);
    private static final Duration POLL = Duration.ofMillis(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Real time in which results under way may still be announced before time is stepped to the next poll. */
    private static final Duration ANNOUNCED_WITHIN = Duration.ofMillis(700);

    private final SyncStack stack;
    private final Troubles troubles;
    private final BudgetWatch budget;
    private final Database database;
    private final List<Grant> grants = new ArrayList<>();
    private int kills;

    Month(SyncStack stack, long seed) {
        this.stack = stack;
        this.troubles = new Troubles(stack.bank(), seed);
        this.budget = new BudgetWatch(stack.bank());
        this.database = stack.database();
    }

    List<Grant> grants() {
        return grants;
    }

    BudgetWatch budget() {
        return budget;
    }

    /** Time goes on to this time of day, UTC. */
    void beginAt(LocalTime timeOfDay) {
        var now = stack.time().instant().atOffset(ZoneOffset.UTC);
        var today = now.with(timeOfDay);
        stack.time().stepTo((today.isBefore(now) ? today.plusDays(1) : today).toInstant());
    }

    /** At banks that change ids, book late, lack some ids or all, and keep accounts in other currencies. */
    void link(int users, boolean theyStay) {
        IntStream.rangeClosed(1, users)
                .mapToObj(number -> stack.link("john" + number, BANKS.get(number % BANKS.size()), theyStay))
                .forEach(grants::add);
        waitFor("the first runs to begin", () -> grants.size() - database.runs());
    }

    /** Through so many days with trouble, killing sync-service and the broker so often. */
    void live(Duration days, int syncKills, int brokerKills) {
        var end = stack.time().instant().plus(days);
        var tomorrow = stack.time().instant();
        var plan = new Killing.Plan(stack.time().instant(), days, syncKills, brokerKills);
        var killing = new Killing(stack, database, troubles, plan);
        while (stack.time().instant().isBefore(end)) {
            if (!stack.time().instant().isBefore(tomorrow)) {
                troubles.ofADay();
                System.out.printf("MonthIT: %s%n", stack.time().instant().truncatedTo(ChronoUnit.SECONDS));
                tomorrow = stack.time().instant().plus(Duration.ofDays(1));
            }
            kills += killing.perhaps();
            work();
            budget.read();
            stepAtMost(end);
        }
    }

    /** The last fault is over: within five minutes nothing is left to do or to tell. */
    void heal() {
        stack.bank().heal();
        var healed = stack.time().instant();
        work();
        while (database.running() > 0) {
            assertThat(stack.time().instant()).as("drained").isBefore(healed.plus(DRAINS_WITHIN));
            stack.time().stepTo(database.nextDue().orElse(stack.time().instant().plusSeconds(5)));
            work();
        }
        waitFor("all to be told", database::untold);
        assertThat(stack.time().instant()).as("drained").isBefore(healed.plus(DRAINS_WITHIN));
        budget.read();
    }

    /**
     * Without trouble, until all has been asked for on the day on which we compare: a bank shows what it booked on a
     * day from the next one on, so who last asked the evening before rightly lacks yesterday's rows.
     */
    void untilAllWasAskedForToday() {
        var latest = stack.time().instant().plus(TODAY_COMES_WITHIN);
        heal();
        for (var unasked = unaskedToday(); !unasked.isEmpty(); unasked = unaskedToday()) {
            assertThat(stack.time().instant())
                    .as("all asked for on one day, but for %s", unasked)
                    .isBefore(latest);
            stepAtMost(latest);
            heal();
        }
    }

    private List<String> unaskedToday() {
        return database.unaskedSince(stack.time().instant().truncatedTo(ChronoUnit.DAYS));
    }

    int kills() {
        return kills;
    }

    int faults() {
        return troubles.ordered();
    }

    private void work() {
        waitFor("what is due to be done", () -> database.busyAt(stack.time().instant()));
        var announced = new Progress();
        poll(() -> announced.of(database.inFlight()) == 0 || announced.stoodStillFor(ANNOUNCED_WITHIN));
        if (database.busyAt(stack.time().instant()) > 0) {
            work();
        }
    }

    private void stepAtMost(Instant end) {
        var furthest = stack.time().instant().plus(LONGEST_STEP);
        var next = database.nextDue().filter(due -> due.isBefore(furthest)).orElse(furthest);
        stack.time().stepTo(next.isBefore(end) ? next : end);
    }

    /** Until nothing is left; how long that takes depends on the machine, but something must be done all the time. */
    private void waitFor(String what, LongSupplier left) {
        var progress = new Progress();
        poll(() -> progress.of(left.getAsLong()) == 0 || progress.stoodStillFor(PATIENCE));
        if (progress.left > 0) {
            throw new AssertionError("waited %d s for %s, at %s:%n%s"
                    .formatted(PATIENCE.toSeconds(), what, stack.time().instant(), database.unfinished()));
        }
    }

    private static void poll(Callable<Boolean> done) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .timeout(LONGEST_WAIT)
                .until(done);
    }

    /** How much is left, and since when it has been no other. */
    private static final class Progress {
        private long left = Long.MAX_VALUE;
        private Instant since = Instant.now();

        long of(long now) {
            since = now == left ? since : Instant.now();
            left = now;
            return left;
        }

        boolean stoodStillFor(Duration time) {
            return Duration.between(since, Instant.now()).compareTo(time) > 0;
        }
    }
}

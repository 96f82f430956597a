package io.bankfeed.rehearsals;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.rehearsals.prometheus.Prometheus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Plays a rehearsal: silence, fault, alert, runbook, mending, silence. */
final class Play {
    private static final Duration SILENT_WITHIN = Duration.ofSeconds(150);
    private static final Duration FIRES_WITHIN = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Stage stage;
    private final Prometheus prometheus;
    private final Path checkout;
    private final Terminal terminal;

    Play(Stage stage, Prometheus prometheus, Path checkout, Terminal terminal) {
        this.stage = stage;
        this.prometheus = prometheus;
        this.checkout = checkout;
        this.terminal = terminal;
    }

    Played play(Rehearsal rehearsal) throws Exception {
        terminal.say("\n" + rehearsal.alert() + ": " + rehearsal.words());
        var runbook = Runbook.of(rehearsal.alert(), checkout);
        var walk = new Walk(stage, checkout);
        var wrong = new ArrayList<String>(noiseBefore());
        var others = new TreeSet<String>();

        var injected = new Stopwatch();
        var mending = rehearsal.fault().inject(stage);
        var fires = until(FIRES_WITHIN, () -> prometheus.firing().contains(rehearsal.alert()), injected);
        fires.ifPresent(after -> terminal.done("fires", after, String.join(", ", prometheus.firing())));
        wrong.addAll(walk.whileItFires(runbook));
        others.addAll(prometheus.firing());

        var overAlready = fires.isPresent() && isSilent(rehearsal, others);
        var mended = new Stopwatch();
        mending.mend();
        resumeEveryBank(runbook, walk);
        var clears = overAlready
                ? Optional.of(Duration.ZERO)
                : until(SILENT_WITHIN, () -> isSilent(rehearsal, others), mended);
        clears.ifPresent(after -> terminal.done("clears", after, overAlready ? "by its runbook" : ""));
        wrong.addAll(walk.whenItIsOver(runbook));

        others.remove(rehearsal.alert());
        wrong.forEach(line -> terminal.say("  WRONG " + line));
        return new Played(rehearsal, fires, clears, runbook.length(), List.copyOf(wrong), others);
    }

    private List<String> noiseBefore() {
        return until(SILENT_WITHIN, () -> prometheus.active().isEmpty(), new Stopwatch())
                .map(silent -> List.<String>of())
                .orElseGet(() -> List.of("not silent before: " + prometheus.active()));
    }

    private boolean isSilent(Rehearsal rehearsal, Set<String> others) {
        others.addAll(prometheus.firing());
        return !prometheus.active().contains(rehearsal.alert());
    }

    /** A runbook may tell to pause a bank; what it tells about the end of the pause is words. */
    private static void resumeEveryBank(Runbook runbook, Walk walk) {
        if (runbook.commands().stream().anyMatch(command -> command.contains("provider pause"))) {
            walk.resume();
        }
    }

    /** How long it took by this watch, if it came so far within the limit. */
    private static Optional<Duration> until(Duration limit, BooleanSupplier condition, Stopwatch watch) {
        var waited = new Stopwatch();
        while (!condition.getAsBoolean()) {
            if (waited.elapsed().compareTo(limit) > 0) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.of(watch.elapsed());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}

package io.bankfeed.rehearsals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one rehearsal went.
 *
 * @param fired from the fault to the alert
 * @param cleared from the mending to the alert's end; zero when the runbook's commands had ended it before
 * @param walked commands of its runbook
 * @param wrong what went otherwise than it should
 * @param others alerts that fired as well
 */
record Played(
        Rehearsal rehearsal,
        Optional<Duration> fired,
        Optional<Duration> cleared,
        int walked,
        List<String> wrong,
        Set<String> others) {

    boolean asItShould() {
        return fired.isPresent() && cleared.isPresent() && wrong.isEmpty();
    }

    String row() {
        return "| %s | %s | %s | %s | %d | %s |"
                .formatted(
                        rehearsal.alert(),
                        rehearsal.words(),
                        seconds(fired),
                        seconds(cleared),
                        walked,
                        others.isEmpty() ? "" : String.join(", ", others));
    }

    private static String seconds(Optional<Duration> span) {
        return span.map(some -> some.isZero() ? "by its runbook" : "%.1f s".formatted(some.toMillis() / 1000.0))
                .orElse("**never**");
    }
}

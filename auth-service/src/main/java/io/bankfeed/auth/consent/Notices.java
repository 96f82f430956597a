package io.bankfeed.auth.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the clock of a consent has something to tell: 14, 7, 3 and 1 days before its end, and at its end (0). A day that
 * has passed untold, since the bank brought the end forward or nobody was awake, gives way to the next one: only the
 * most urgent is told.
 */
public final class Notices {

    /** At the end. */
    public static final int EXPIRED = 0;

    private static final List<Integer> DAYS = List.of(14, 7, 3, 1, EXPIRED);

    private Notices() {}

    /**
     * What comes next.
     *
     * @param noticed the last one told or left out; absent: none
     * @param at absent: nothing comes any more
     */
    public record Next(@Nullable Integer noticed, @Nullable Instant at) {}

    /** A new term, of which only what lies ahead is told. */
    public static Next ofNewTerm(Instant expiresAt, Instant now) {
        Integer passed = DAYS.stream()
                .filter(days -> days > EXPIRED && !at(expiresAt, days).isAfter(now))
                .reduce((more, fewer) -> fewer)
                .orElse(null);
        return after(passed, expiresAt);
    }

    public static Next after(@Nullable Integer noticed, Instant expiresAt) {
        Instant next = left(noticed).stream()
                .findFirst()
                .map(days -> at(expiresAt, days))
                .orElse(null);
        return new Next(noticed, next);
    }

    /** The most urgent that is due. */
    public static int due(@Nullable Integer noticed, Instant expiresAt, Instant now) {
        return left(noticed).stream()
                .filter(days -> !at(expiresAt, days).isAfter(now))
                .reduce((more, fewer) -> fewer)
                .orElseThrow(() -> new IllegalArgumentException("nothing is due"));
    }

    private static List<Integer> left(@Nullable Integer noticed) {
        return DAYS.stream().filter(days -> noticed == null || days < noticed).toList();
    }

    private static Instant at(Instant expiresAt, int daysBefore) {
        return expiresAt.minus(Duration.ofDays(daysBefore));
    }
}

package io.bankfeed.sync.run;

import io.bankfeed.sync.coverage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a history into requests, newest first. Slices share the day at their border, so that no zone's midnight is lost.
 */
final class Slices {

    /**
     * What may be read at any time is 90 days, at some banks two less, and one day too many fails the whole request.
     */
    private static final int NEWEST_DAYS = 88;

    private static final int UNATTENDED_SLICES = 4;
    private static final int UNATTENDED_MONTHS = 6;
    private static final int NARROWEST_DAYS = 7;

    private Slices() {}

    static Window newest(LocalDate today, Bank bank) {
        return new Window(today.minusDays(Math.min(NEWEST_DAYS, bank.sliceDays()) - 1L), today);
    }

    /** From a little before what is held as complete, for what banks book late; never more than the newest slice. */
    static Window routine(LocalDate today, Bank bank, LocalDate completeUntil, int overlapDays) {
        Window newest = newest(today, bank);
        LocalDate from = earlier(completeUntil, today).minusDays(overlapDays);
        return new Window(later(newest.from(), from), today);
    }

    /** What is older than the newest slice, while the user is there: as many slices as it takes. */
    static List<Window> older(Window newest, Bank bank) {
        LocalDate first = newest.to().minusDays(bank.days());
        List<Window> slices = new ArrayList<>();
        for (LocalDate to = newest.from(); to.isAfter(first); to = to.minusDays(bank.sliceDays())) {
            slices.add(new Window(later(first, to.minusDays(bank.sliceDays())), to));
        }
        return slices;
    }

    /** The same without the user: with the newest no more requests than the day allows. */
    static List<Window> olderUnattended(Window newest, Bank bank) {
        LocalDate first = newest.to().minusDays(bank.days());
        List<Window> slices = new ArrayList<>();
        LocalDate to = newest.from();
        while (to.isAfter(first) && slices.size() < UNATTENDED_SLICES - 1) {
            LocalDate from = later(first, to.minusMonths(UNATTENDED_MONTHS));
            slices.add(new Window(from, to));
            to = from;
        }
        return slices;
    }

    /** Whether refused days are worth a narrower try. */
    static boolean canNarrow(Window refused) {
        return refused.from().plusDays(NARROWEST_DAYS).isBefore(refused.to());
    }

    /** The newer half. */
    static Window narrowed(Window refused) {
        long days = refused.to().toEpochDay() - refused.from().toEpochDay();
        return new Window(refused.to().minusDays(days / 2), refused.to());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

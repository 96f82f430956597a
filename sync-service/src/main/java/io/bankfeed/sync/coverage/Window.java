package io.bankfeed.sync.coverage;

import java.time.LocalDate;

/** Days of an account, both ends included. */
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a window ends before it begins: " + from + " to " + to);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** One day more at each end: what a bank counts to a day may be the day before or after in UTC. */
    public Window widened() {
        return new Window(from.minusDays(1), to.plusDays(1));
    }

    public boolean overlaps(Window other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }
}

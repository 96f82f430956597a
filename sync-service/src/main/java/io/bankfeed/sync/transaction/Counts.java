package io.bankfeed.sync.transaction;

import java.util.List;

/** How many changes of each kind. */
public record Counts(int added, int updated, int settled, int removed, int reinstated) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    static Counts of(List<Change> changes) {
        return new Counts(
                count(changes, Op.ADDED),
                count(changes, Op.UPDATED),
                count(changes, Op.SETTLED),
                count(changes, Op.REMOVED),
                count(changes, Op.REINSTATED));
    }

    private static int count(List<Change> changes, Op op) {
        return (int) changes.stream().filter(change -> change.op() == op).count();
    }
}

package io.bankfeed.sync.transaction;

import java.util.List;

/**
 * What an answer has changed.
 *
 * @param appended the changes in the feed's order; none where there are more than {@link ChangeFeed#TOLD_AT_ONCE}
 */
public record Stored(Counts counts, List<Appended> appended) {

    static final Stored NOTHING = new Stored(Counts.NONE, List.of());

    public boolean isNothing() {
        return counts.equals(Counts.NONE);
    }
}

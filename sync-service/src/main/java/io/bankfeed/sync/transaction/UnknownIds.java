package io.bankfeed.sync.transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ids in an answer that none of some held rows has. */
record UnknownIds(String[] normalised, String[] provider) {

    UnknownIds(List<FetchedRow> fetched, List<HeldRow> held) {
        this(
                without(held, HeldRow::normalisedId, fetched, FetchedRow::normalisedId),
                without(held, HeldRow::providerId, fetched, FetchedRow::providerId));
    }

    boolean areNone() {
        return normalised.length == 0 && provider.length == 0;
    }

    private static String[] without(
            List<HeldRow> held,
            Function<HeldRow, @Nullable String> heldId,
            List<FetchedRow> fetched,
            Function<FetchedRow, @Nullable String> fetchedId) {
        Set<String> known = new HashSet<>(held.size() * 2);
        for (HeldRow row : held) {
            String id = heldId.apply(row);
            if (id != null) {
                known.add(id);
            }
        }
        Set<String> unknown = new HashSet<>();
        for (FetchedRow row : fetched) {
            String id = fetchedId.apply(row);
            if (id != null && !known.contains(id)) {
                unknown.add(id);
            }
        }
        return unknown.toArray(String[]::new);
    }
}

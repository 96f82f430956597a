package io.bankfeed.sync.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Numbers rows of one fingerprint and status; a number once given stays with its row, live or gone. */
final class Occurrences {

    private final Map<UUID, Integer> highest = new HashMap<>();

    Occurrences(List<HeldRow> held, boolean pending) {
        held.stream()
                .filter(row -> row.pending() == pending)
                .forEach(row -> highest.merge(row.fingerprint(), row.occurrence(), Math::max));
    }

    int of(FetchedRow row, Change change) {
        HeldRow held = change.held();
        return held != null && held.fingerprint().equals(row.fingerprint())
                ? held.occurrence()
                : highest.merge(row.fingerprint(), 1, Integer::sum);
    }
}

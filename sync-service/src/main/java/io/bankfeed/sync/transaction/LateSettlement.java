package io.bankfeed.sync.transaction;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the booked row that a vanished pending one became, when the booked row came in first in the same run. */
final class LateSettlement {

    private final Map<HeldRow, HeldRow> bookedOf = new HashMap<>();

    LateSettlement(List<HeldRow> booked, Collection<HeldRow> vanished, Instant runStart) {
        List<HeldRow> fresh = booked.stream()
                .filter(row -> !row.settled() && !row.firstSeenAt().isBefore(runStart))
                .toList();
        Map<HeldRow, List<HeldRow>> pendingOf =
                fresh.stream().collect(Collectors.toMap(row -> row, row -> alike(vanished, row)));
        pendingOf.forEach((row, pending) -> {
            if (pending.size() == 1) {
                bookedOf.merge(pending.getFirst(), row, (one, other) -> pending.getFirst());
            }
        });
        bookedOf.values().removeIf(HeldRow::pending);
    }

    Change settledOrRemoved(HeldRow pending) {
        HeldRow booked = bookedOf.get(pending);
        return booked == null ? Change.removed(pending) : Change.settledLater(booked, pending);
    }

    private static List<HeldRow> alike(Collection<HeldRow> vanished, HeldRow booked) {
        return vanished.stream()
                .filter(HeldRow::isLive)
                .filter(pending -> Likeness.of(booked).isThatOf(pending))
                .toList();
    }
}

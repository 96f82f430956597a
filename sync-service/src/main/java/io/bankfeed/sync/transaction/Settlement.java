package io.bankfeed.sync.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the pending row that a newly booked one came from: by an id that survived, or by amount, day and words among
 * the pending rows that this very run saw go, where one alone fits.
 */
final class Settlement {

    private final List<HeldRow> pending;
    private final Instant runStart;

    Settlement(List<HeldRow> pending, Instant runStart) {
        this.pending = new ArrayList<>(pending);
        this.runStart = runStart;
    }

    Change settledOrAdded(FetchedRow booked) {
        Optional<HeldRow> from = byId(booked).or(() -> byLikeness(booked));
        from.ifPresent(pending::remove);
        return from.map(row -> Change.settled(booked, row)).orElseGet(() -> Change.added(booked));
    }

    private Optional<HeldRow> byId(FetchedRow booked) {
        return pending.stream().filter(row -> sameId(booked, row)).findFirst();
    }

    private Optional<HeldRow> byLikeness(FetchedRow booked) {
        List<HeldRow> alike = pending.stream()
                .filter(row -> row.removedAt() != null && !row.removedAt().isBefore(runStart))
                .filter(row -> Matching.compatible(booked, row))
                .filter(row -> Likeness.of(booked).isThatOf(row))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    static boolean sameId(FetchedRow row, HeldRow other) {
        if (row.normalisedId() != null && other.normalisedId() != null) {
            return row.normalisedId().equals(other.normalisedId());
        }
        return row.providerId() != null && Objects.equals(row.providerId(), other.providerId());
    }
}

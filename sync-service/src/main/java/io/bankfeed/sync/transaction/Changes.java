package io.bankfeed.sync.transaction;

import io.bankfeed.sync.coverage.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an answer changes of what we hold. Pure: the same answer over the same rows always changes the same. */
final class Changes {

    private Changes() {}

    /** Booked rows: the window replaces what we held for its days. */
    static List<Change> ofWindow(Window window, List<FetchedRow> answer, List<HeldRow> held, Instant runStart) {
        List<FetchedRow> fetched = distinct(answer).stream()
                .filter(row -> window.widened().contains(row.bookedOn()))
                .toList();
        var matching = new Matching(
                fetched, held.stream().filter(row -> !row.pending()).toList());
        var settlement = new Settlement(
                held.stream()
                        .filter(HeldRow::pending)
                        .filter(row -> !row.settled())
                        .toList(),
                runStart);
        return Stream.of(
                        gone(window, matching.missingRows()),
                        kept(matching),
                        matching.newRows().stream().map(settlement::settledOrAdded))
                .flatMap(changes -> changes)
                .toList();
    }

    /** Pending rows: the answer is the whole set. */
    static List<Change> ofPending(List<FetchedRow> answer, List<HeldRow> held, Instant runStart) {
        List<HeldRow> booked =
                held.stream().filter(row -> !row.pending() && row.isLive()).toList();
        List<FetchedRow> fetched = distinct(answer).stream()
                .filter(row -> booked.stream().noneMatch(other -> Settlement.sameId(row, other)))
                .toList();
        var matching = new Matching(
                fetched,
                held.stream().filter(row -> row.pending() && !row.settled()).toList());
        var late = new LateSettlement(booked, matching.missingRows(), runStart);
        return Stream.of(
                        matching.missingRows().stream().filter(HeldRow::isLive).map(late::settledOrRemoved),
                        kept(matching),
                        matching.newRows().stream().map(Change::added))
                .flatMap(changes -> changes)
                .toList();
    }

    /**
     * Only what lies within the window by the bank's day and by UTC's: a row at the border that the bank counts to the
     * neighbouring day is not gone.
     */
    private static Stream<Change> gone(Window window, Collection<HeldRow> missing) {
        return missing.stream()
                .filter(HeldRow::isLive)
                .filter(row -> window.contains(row.bookedOn()) && window.contains(row.dayInUtc()))
                .map(Change::removed);
    }

    private static Stream<Change> kept(Matching matching) {
        return matching.pairs().stream()
                .filter(pair -> !pair.held().isLive()
                        || !pair.held().contentHash().equals(pair.fetched().contentHash()))
                .map(pair -> Change.updated(pair.fetched(), pair.held()));
    }

    /** A row given twice under one id in one answer is one row. */
    private static List<FetchedRow> distinct(List<FetchedRow> answer) {
        Set<Object> seen = new HashSet<>();
        List<FetchedRow> distinct = new ArrayList<>();
        for (FetchedRow row : answer) {
            boolean identified = row.normalisedId() != null || row.providerId() != null;
            if (!identified || seen.add(row.contentHash())) {
                distinct.add(row);
            }
        }
        return distinct;
    }
}

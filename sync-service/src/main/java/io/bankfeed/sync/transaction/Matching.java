package io.bankfeed.sync.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which fetched row is which held one: by normalised id, by the bank's id, by content. Each row is matched once, so
 * that twins stay two. On every rung rows that are alike in everything find each other first.
 */
final class Matching {

    private final List<Pair> pairs = new ArrayList<>();
    private final Set<FetchedRow> fetched;
    private final Set<HeldRow> held;

    Matching(Collection<FetchedRow> fetched, Collection<HeldRow> held) {
        this.fetched = new LinkedHashSet<>(fetched);
        this.held = new LinkedHashSet<>(held);
        climb(FetchedRow::normalisedId, HeldRow::normalisedId);
        climb(FetchedRow::providerId, HeldRow::providerId);
        climb(FetchedRow::fingerprint, HeldRow::fingerprint);
        climbWhereUnique(Matching::amountAndDay, Matching::amountAndDay);
    }

    List<Pair> pairs() {
        return pairs;
    }

    Collection<FetchedRow> newRows() {
        return fetched;
    }

    Collection<HeldRow> missingRows() {
        return held;
    }

    private void climb(Function<FetchedRow, @Nullable Object> key, Function<HeldRow, @Nullable Object> heldKey) {
        Map<Object, List<HeldRow>> candidates = byKey(held, heldKey);
        for (FetchedRow row : exactFirst(key, candidates)) {
            Object rung = key.apply(row);
            if (rung != null) {
                candidates.getOrDefault(rung, List.of()).stream()
                        .filter(other -> held.contains(other) && compatible(row, other))
                        .min(preference(row))
                        .ifPresent(other -> pair(row, other));
            }
        }
    }

    /** Rows whose very content is held go before those that merely resemble it and might take its place. */
    private List<FetchedRow> exactFirst(
            Function<FetchedRow, @Nullable Object> key, Map<Object, List<HeldRow>> candidates) {
        return fetched.stream()
                .filter(row -> key.apply(row) != null && candidates.containsKey(key.apply(row)))
                .sorted(Comparator.comparing(row -> candidates.getOrDefault(key.apply(row), List.of()).stream()
                        .noneMatch(other -> other.contentHash().equals(row.contentHash()))))
                .toList();
    }

    /**
     * The bank has cleaned the description: the only row of its day, amount and currency that changed, on either side.
     */
    private void climbWhereUnique(Function<FetchedRow, Object> key, Function<HeldRow, Object> heldKey) {
        Map<Object, List<FetchedRow>> rows = byKey(fetched, key);
        Map<Object, List<HeldRow>> others =
                byKey(held.stream().filter(HeldRow::isLive).toList(), heldKey);
        rows.forEach((rung, same) -> {
            List<HeldRow> candidates = others.getOrDefault(rung, List.of());
            if (same.size() == 1 && candidates.size() == 1 && compatible(same.getFirst(), candidates.getFirst())) {
                pair(same.getFirst(), candidates.getFirst());
            }
        });
    }

    private void pair(FetchedRow row, HeldRow other) {
        pairs.add(new Pair(row, other));
        fetched.remove(row);
        held.remove(other);
    }

    private static Comparator<HeldRow> preference(FetchedRow row) {
        return Comparator.<HeldRow, Boolean>comparing(
                        other -> !other.contentHash().equals(row.contentHash()))
                .thenComparing(other -> !other.isLive())
                .thenComparing(HeldRow::occurrence);
    }

    /** Two ids are two rows, however alike. */
    static boolean compatible(FetchedRow row, HeldRow other) {
        if (row.normalisedId() != null && other.normalisedId() != null) {
            return row.normalisedId().equals(other.normalisedId());
        }
        return row.providerId() == null
                || other.providerId() == null
                || row.providerId().equals(other.providerId());
    }

    private static Object amountAndDay(FetchedRow row) {
        return List.of(row.bookedOn(), row.value().toPlainString(), row.currency());
    }

    private static Object amountAndDay(HeldRow row) {
        return List.of(row.bookedOn(), row.value().toPlainString(), row.currency());
    }

    private static <T> Map<Object, List<T>> byKey(Collection<T> rows, Function<T, ? extends @Nullable Object> key) {
        Map<Object, List<T>> byKey = new HashMap<>();
        for (T row : rows) {
            Object value = key.apply(row);
            if (value != null) {
                byKey.computeIfAbsent(value, first -> new ArrayList<>()).add(row);
            }
        }
        return byKey;
    }

    record Pair(FetchedRow fetched, HeldRow held) {}
}

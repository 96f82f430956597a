package io.bankfeed.sync.transaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row to be written, with the columns of the table. */
record TransactionRow(
        UUID transactionUid,
        UUID accountId,
        String status,
        UUID fingerprint,
        int occurrence,
        UUID contentHash,
        @Nullable UUID settledFrom,
        Instant firstSeenAt,
        Instant changedAt,
        @JsonUnwrapped RowContent content) {

    static List<TransactionRow> of(Target target, List<Change> changes, Occurrences occurrences) {
        return changes.stream()
                .filter(change -> change.row() != null)
                .map(change -> row(target, change, occurrences))
                .toList();
    }

    private static TransactionRow row(Target target, Change change, Occurrences occurrences) {
        FetchedRow row = Objects.requireNonNull(change.row());
        return new TransactionRow(
                change.uid(),
                target.accountId(),
                target.pending() ? "pending" : "booked",
                row.fingerprint(),
                occurrences.of(row, change),
                row.contentHash(),
                change.settledFrom(),
                target.now(),
                target.now(),
                row.content());
    }

    /** Where rows go to. */
    record Target(UUID accountId, boolean pending, Instant now) {}
}

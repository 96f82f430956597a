package io.bankfeed.sync.transaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written, with the columns of the table.
 *
 * @param known it is there already and gets new content
 */
record TransactionRow(
        @JsonIgnore boolean known,
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

    static TransactionRow of(Target target, Change change, RowContent content, Occurrences occurrences) {
        FetchedRow row = Objects.requireNonNull(change.row());
        return new TransactionRow(
                change.held() != null,
                change.uid(),
                target.accountId(),
                target.pending() ? "pending" : "booked",
                row.fingerprint(),
                occurrences.of(row, change),
                row.contentHash(),
                change.settledFrom(),
                target.now(),
                target.now(),
                content);
    }

    /** Where rows go to. */
    record Target(UUID accountId, boolean pending, Instant now) {}
}

package io.bankfeed.sync.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a stretch of an account's days. */
record CoverageView(
        UUID accountId,
        LocalDate from,
        LocalDate to,
        String state,
        @Nullable String reason,
        @Nullable Instant asOf,
        @Nullable BalanceCheck balance) {

    /**
     * What the bank's balance says of the rows: on the newest complete stretch, once two balances have been read.
     *
     * @param drift by how much the balance is off the rows, lastingly; 0 where they agree
     * @param runningBalanceBreaks days, of the last 60 and later, whose rows do not lead from the running balance of
     *     the day before to their own; absent where the bank shows none with its rows
     * @param provedAt when they last agreed
     */
    record BalanceCheck(
            BigDecimal drift, @Nullable Integer runningBalanceBreaks, Instant checkedAt, Instant provedAt) {}
}

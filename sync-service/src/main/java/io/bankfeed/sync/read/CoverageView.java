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
     * @param provedAt when they last agreed
     */
    record BalanceCheck(BigDecimal drift, Instant checkedAt, Instant provedAt) {}
}

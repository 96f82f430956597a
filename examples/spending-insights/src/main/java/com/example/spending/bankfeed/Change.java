package com.example.spending.bankfeed;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of one transaction, the same in the feed and in events.
 *
 * @param op added, updated, settled, removed or reinstated
 * @param settledFrom the pending transaction that this booked one replaces
 */
public record Change(String cursor, String op, Transaction transaction, UUID settledFrom, Instant changedAt) {

    public boolean isRemoval() {
        return "removed".equals(op);
    }
}

package io.bankfeed.sync.transaction;

import java.util.Locale;

/** What happened to a transaction. */
enum Op {
    ADDED,
    UPDATED,
    SETTLED,
    REMOVED,
    REINSTATED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

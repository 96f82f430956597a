package io.bankfeed.simulator.bank;

import java.util.Locale;

/** What can be asked of a bank; not every bank can do it all. */
public enum Feature {
    /** Answered by TrueLayer itself, without asking the bank. */
    ME,
    INFO,
    LIST,
    DETAILS,
    BALANCE,
    TRANSACTIONS,
    PENDING,
    STANDING_ORDERS,
    DIRECT_DEBITS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

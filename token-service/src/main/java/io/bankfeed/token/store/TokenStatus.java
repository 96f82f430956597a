package io.bankfeed.token.store;

import java.util.Locale;

public enum TokenStatus {
    LIVE,
    /** No token can be had any more: only a new grant helps. */
    LOST,
    /** Swapped out by a newer grant; still to be deleted at TrueLayer. */
    RETIRED,
    /** The connection was revoked; about to be erased. */
    REVOKING,
    /** What is left of a revoked connection, under an id of its own, until its grant is deleted at TrueLayer. */
    RELEASING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TokenStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

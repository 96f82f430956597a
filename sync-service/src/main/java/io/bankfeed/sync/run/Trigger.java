package io.bankfeed.sync.run;

import java.util.Locale;

/** Why a run began. */
public enum Trigger {
    /** The user has just authenticated at the bank. */
    INITIAL,
    ROUTINE,
    /** A routine run that also lists accounts and orders anew. */
    DEEP,
    /** A tenant asked for it. */
    REQUESTED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trigger ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

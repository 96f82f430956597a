package io.bankfeed.auth.page;

import java.util.Locale;

/** What a page may have to say when there is nothing to do on it. */
public enum Notice {
    /** A connect link that can't be used: unknown, expired, used by another browser. */
    DEAD_LINK,
    /** A callback that is not taken; why is nobody's business. */
    REFUSED,
    /** We can't look it up now. */
    UNAVAILABLE,
    /** Our fault. */
    BROKEN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.bankfeed.auth.audit;

import java.util.Locale;

/** What honest clients never do. */
public enum Alarm {
    /** A callback from a browser other than the one that opened the link. */
    CALLBACK_FROM_ANOTHER_BROWSER,
    /** A callback reference, redeemed for a user who is not the connection's. */
    REFERENCE_REDEEMED_FOR_ANOTHER_USER,
    /** A code and state, posted by an app for a user who is not the connection's. */
    APP_CALLBACK_FOR_ANOTHER_USER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

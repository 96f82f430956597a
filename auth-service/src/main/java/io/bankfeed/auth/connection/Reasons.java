package io.bankfeed.auth.connection;

/** Reason codes that this service gives itself; others come with events. */
public final class Reasons {

    public static final String CONFIRMATION_REQUIRED = "confirmation_required";

    /** Nobody came back by the link before it expired. */
    public static final String LINK_EXPIRED = "link_expired";

    /** The user came back, but no token was reported while the code lived. */
    public static final String EXCHANGE_UNANSWERED = "exchange_unanswered";

    /** The callback reference was not redeemed in time. */
    public static final String NOT_CONFIRMED = "not_confirmed";

    private Reasons() {}
}

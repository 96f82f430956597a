package io.bankfeed.auth.connection;

import java.util.Set;

/** Reason codes that this service gives itself; others come with events. */
public final class Reasons {

    public static final String CONFIRMATION_REQUIRED = "confirmation_required";

    /** Nobody came back by the link before it expired. */
    public static final String LINK_EXPIRED = "link_expired";

    /** The user came back, but no token was reported while the code lived. */
    public static final String EXCHANGE_UNANSWERED = "exchange_unanswered";

    /** The callback reference was not redeemed in time. */
    public static final String NOT_CONFIRMED = "not_confirmed";

    /** The renewal shares none of the accounts before: the tenant has to accept them, or to revoke. */
    public static final String OTHER_ACCOUNTS = "other_accounts";

    /** Less than a fortnight is left: the user should renew. */
    public static final String CONSENT_EXPIRING = "consent_expiring";

    /** The consent has ended by the clock. */
    public static final String CONSENT_EXPIRED = "consent_expired";

    /** The renewal was not redeemed while its code lived. */
    public static final String RENEWAL_NOT_CONFIRMED = "renewal_not_confirmed";

    /** Token- and sync-service have reported that nothing is left. */
    public static final String ERASED = "erased";

    /** Ends that a token which still works does not undo. */
    static final Set<String> ENDS_BY_OUR_RULES = Set.of(CONSENT_EXPIRED, NOT_CONFIRMED);

    private Reasons() {}
}

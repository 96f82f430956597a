package io.bankfeed.sync.truelayer;

import java.util.Map;

/**
 * The one table of what a refusal means for the request that met it. The code decides; the status where it is unknown.
 */
public enum Verdict {
    /** The token is no longer taken: ask for a newer one, once. */
    RENEW_TOKEN,
    /** These days can't be read (any more): a fact about coverage. */
    DAYS_REFUSED,
    /** The bank lacks this: remember it. */
    UNSUPPORTED,
    /** The bank's daily allowance is spent. */
    DAILY_LIMIT,
    /** May work a little later. */
    RETRY,
    /** Asking again would get the same answer. */
    GIVE_UP;

    private static final String DENIED = "access_denied";
    private static final Map<String, Verdict> BY_CODE = Map.ofEntries(
            Map.entry("invalid_token", RENEW_TOKEN),
            Map.entry("unauthorized", RENEW_TOKEN),
            Map.entry("invalid_date_range", DAYS_REFUSED),
            Map.entry("sca_exceeded", DAYS_REFUSED),
            Map.entry(DENIED, DAYS_REFUSED),
            Map.entry("endpoint_not_supported", UNSUPPORTED),
            Map.entry("provider_request_limit_exceeded", DAILY_LIMIT),
            Map.entry("provider_too_many_requests", RETRY),
            Map.entry("internal_server_error", RETRY),
            Map.entry("internal_error", RETRY),
            Map.entry("provider_error", RETRY),
            Map.entry("connector_overload", RETRY),
            Map.entry("temporarily_unavailable", RETRY),
            Map.entry("connector_timeout", RETRY),
            Map.entry("provider_timeout", RETRY),
            Map.entry("validation_error", GIVE_UP),
            Map.entry("deprecated_provider", GIVE_UP),
            Map.entry("account_not_found", GIVE_UP),
            Map.entry("invalid_credentials_key", GIVE_UP),
            Map.entry("unauthorized_client", GIVE_UP));

    static Verdict of(Answer.Refused refused, boolean aboutDates) {
        Verdict verdict = BY_CODE.getOrDefault(refused.code(), byStatus(refused.httpStatus()));
        return verdict == DAYS_REFUSED && !aboutDates ? GIVE_UP : verdict;
    }

    private static Verdict byStatus(int status) {
        return switch (status) {
            case 401 -> RENEW_TOKEN;
            case 403, 416, 422 -> DAYS_REFUSED;
            case 429 -> RETRY;
            case 501 -> UNSUPPORTED;
            case 0, 200, 202, 408 -> RETRY;
            default -> status >= 500 ? RETRY : GIVE_UP;
        };
    }
}

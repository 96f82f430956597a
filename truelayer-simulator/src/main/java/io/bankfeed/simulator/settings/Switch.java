package io.bankfeed.simulator.settings;

import java.util.List;
import java.util.Locale;

/**
 * Behaviour that nobody could confirm, or on which sources disagree. The first value is the default: where it is a
 * matter of taste, the one that hurts a careless client most.
 */
public enum Switch {
    // links and dialog
    CONSENT_ORDER("bank_first", "consent_first"),
    DEFAULT_PROVIDERS("uk_banks", "all"),
    PLUS_IN_SCOPE("refused", "space"),
    SINGLE_USE_LINKS("on", "off"),
    REFUSED_LINK("page", "unauthorized_client"),
    TRACKING_TOKEN("user", "client_credentials"),
    PROVIDERS_BY_COUNTRY("empty", "honoured"),
    // tokens
    BASIC_AUTH("refused", "accepted"),
    CODE_ERROR("invalid_grant", "invalid_authorization_code"),
    NEWEST_TOKEN_ONLY("on", "off"),
    REFRESH_ROTATION("off", "on"),
    UNKNOWN_REFRESH_TOKEN("invalid_client", "invalid_grant"),
    // the life of a connection
    CONSENT_DATES("present", "absent"),
    DELETED_TOKEN("unauthorized", "access_denied"),
    EXTENSION_ERRORS("object", "array"),
    EXTENSION_FIELD("action_needed", "action_type"),
    EXTENSION_ROTATION("on", "off"),
    UNCONFIRMED_EXTENSION("refused", "reconfirmation_of_consent_needed"),
    SECOND_DELETE("401", "200", "404"),
    // data calls
    ANSWER_CACHE("on", "off"),
    CAP_RESET("rolling", "utc_midnight"),
    DAILY_CAP("on", "off"),
    DEFAULT_RANGE("88_days", "90_days"),
    EMPTY_LIST("200", "204"),
    ENVELOPE_STATUS("present", "absent"),
    FROM_PARAMETER("honoured", "ignored"),
    FUTURE_RANGE("refused", "accepted"),
    HISTORY_WINDOW("on", "off"),
    JOINT_INFO("all_holders", "first_holder"),
    MOCK_ERROR_STATUS("4xx", "5xx"),
    PSU_IPV6("ignored", "accepted"),
    RETRY_AFTER("absent", "present"),
    REVERSED_RANGE("refused", "empty"),
    // asynchronous calls
    ASYNC_ERRORS("at_once", "in_task"),
    ASYNC_INFO("ignored", "accepted"),
    FAILED_RESULT("200", "original_status"),
    RESULTS_AFTER_REFRESH("readable", "refused"),
    RESULTS_KEPT("30_minutes", "24_hours"),
    UNFINISHED_RESULT("200", "202"),
    UNKNOWN_RESULT("404", "410"),
    // webhooks
    WEBHOOK_ACCEPTED_BY("2xx", "200"),
    WEBHOOK_ERROR("absent", "present"),
    WEBHOOK_SIGNATURE("absent", "tl_signature"),
    WEBHOOK_STATUS("lower_case", "capitalised"),
    WEBHOOK_TIMESTAMP("zero", "request_time");

    private final List<String> values;

    Switch(String... values) {
        this.values = List.of(values);
    }

    public List<String> choices() {
        return values;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.bankfeed.simulator.settings;

import java.util.List;
import java.util.Locale;

/**
 * Behaviour that nobody could confirm, or on which sources disagree. The first value is the default: where it is a
 * matter of taste, the one that hurts a careless client most.
 */
public enum Switch {
    // links and dialog
    DEFAULT_PROVIDERS("uk_banks", "all"),
    PLUS_IN_SCOPE("refused", "space"),
    SINGLE_USE_LINKS("on", "off"),
    PROVIDERS_BY_COUNTRY("empty", "honoured"),
    // tokens
    BASIC_AUTH("refused", "accepted"),
    CODE_ERROR("invalid_grant", "invalid_authorization_code"),
    NEWEST_TOKEN_ONLY("on", "off"),
    REFRESH_ROTATION("off", "on"),
    UNKNOWN_REFRESH_TOKEN("invalid_client", "invalid_grant"),
    // the life of a connection
    EXTENSION_FIELD("action_needed", "action_type"),
    EXTENSION_ROTATION("on", "off"),
    UNCONFIRMED_EXTENSION("refused", "reconfirmation_of_consent_needed"),
    SECOND_DELETE("401", "200", "404"),
    // data calls
    ANSWER_CACHE("on", "off"),
    CAP_RESET("rolling", "utc_midnight"),
    DAILY_CAP("on", "off"),
    EMPTY_LIST("200", "204"),
    ENVELOPE_STATUS("present", "absent"),
    FROM_PARAMETER("honoured", "ignored"),
    FUTURE_RANGE("refused", "accepted"),
    HISTORY_WINDOW("on", "off"),
    MOCK_ERROR_STATUS("4xx", "5xx"),
    PSU_IPV6("ignored", "accepted"),
    RETRY_AFTER("absent", "present"),
    // asynchronous calls
    ASYNC_ERRORS("at_once", "in_task"),
    ASYNC_INFO("ignored", "accepted"),
    FAILED_RESULT("200", "original_status"),
    RESULTS_AFTER_REFRESH("readable", "refused"),
    UNFINISHED_RESULT("200", "202"),
    // webhooks
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

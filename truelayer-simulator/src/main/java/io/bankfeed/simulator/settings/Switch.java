package io.bankfeed.simulator.settings;

import java.util.List;
import java.util.Locale;

/**
 * Behaviour that nobody could confirm, or on which sources disagree. The first value is the default: where it is a
 * matter of taste, the one that hurts a careless client most.
 */
public enum Switch {
    UNKNOWN_REFRESH_TOKEN("invalid_client", "invalid_grant"),
    CODE_ERROR("invalid_grant", "invalid_authorization_code"),
    REFRESH_ROTATION("off", "on"),
    NEWEST_TOKEN_ONLY("on", "off"),
    SINGLE_USE_LINKS("on", "off"),
    UNFINISHED_RESULT("200", "202"),
    FAILED_RESULT("200", "original_status"),
    WEBHOOK_STATUS("lower_case", "capitalised"),
    WEBHOOK_ERROR("absent", "present"),
    DAILY_CAP("on", "off"),
    HISTORY_WINDOW("on", "off"),
    FUTURE_RANGE("refused", "accepted"),
    ANSWER_CACHE("on", "off");

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

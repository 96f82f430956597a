package io.bankfeed.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who must act so that data flows again. */
public enum Actor {
    @JsonProperty("nobody")
    NOBODY,
    @JsonProperty("user")
    USER,
    @JsonProperty("us")
    US,
    @JsonProperty("bank")
    BANK;

    /** The word used in JSON, tables and problems. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Actor ofWord(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}

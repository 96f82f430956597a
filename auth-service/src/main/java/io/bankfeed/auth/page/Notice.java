package io.bankfeed.auth.page;

import java.util.Locale;
import java.util.Map;

/** What a page may have to say when there is nothing to do on it. */
public enum Notice {
    /** A connect link that can't be used: unknown, expired, used by another browser. */
    DEAD_LINK,
    /** A callback that is not taken; why is nobody's business. */
    REFUSED,
    /** We can't look it up now. */
    UNAVAILABLE,
    /** Our fault. */
    BROKEN,
    /** A consent was extended on the spot. */
    RENEWED,
    /** The user came back with a yes, to a tenant without landing pages. */
    DONE,
    /** The user came back with a no of their own. */
    FAILED_USER,
    /** The bank could not. */
    FAILED_BANK,
    /** We could not. */
    FAILED_US;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> model(Texts texts, String tenant) {
        return Map.of(
                "title", texts.of(key() + ".title", "tenant", tenant),
                "text", texts.of(key() + ".text", "tenant", tenant),
                "hint", texts.of(key() + ".hint", "tenant", tenant));
    }
}

package io.bankfeed.auth.callback;

import io.bankfeed.auth.audit.Alarm;
import io.bankfeed.auth.link.AuthAttempt;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A callback that is not taken. Why is counted and, where it smells, alarmed; whoever sent it learns nothing. */
final class CallbackRefused extends RuntimeException {

    private final transient Why why;
    private final transient @Nullable Suspect suspect;

    private CallbackRefused(Why why, @Nullable Suspect suspect) {
        super(why.word(), null, false, false);
        this.why = why;
        this.suspect = suspect;
    }

    static CallbackRefused because(Why why) {
        return new CallbackRefused(why, null);
    }

    static CallbackRefused alarming(Why why, Alarm alarm, AuthAttempt attempt) {
        return new CallbackRefused(why, new Suspect(alarm, attempt.tenant(), attempt.connectionId()));
    }

    Why why() {
        return why;
    }

    @Nullable
    Suspect suspect() {
        return suspect;
    }

    /** For the counter. */
    enum Why {
        MALFORMED,
        UNKNOWN_STATE,
        EXPIRED,
        OTHER_ENVIRONMENT,
        OTHER_BROWSER,
        OTHER_USER,
        REVOKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What to alarm about. */
    record Suspect(Alarm alarm, String tenant, UUID connectionId) {}
}

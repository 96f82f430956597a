package io.bankfeed.auth.callback;

import io.bankfeed.common.event.Actor;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no grant. The list of codes is open: what we don't know is taken for the bank's trouble, as it arose
 * between the dialog, which works, and us, who were called.
 *
 * @param cause whose doing it is, and so what the user is told
 * @param code ours, stable
 * @param wireCode as it came, when it looks like a code; kept for us, told to nobody
 */
record CallbackError(Cause cause, String code, @Nullable String wireCode) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String UNKNOWN = "provider_error";

    private static final Map<String, Cause> KNOWN = Map.ofEntries(
            Map.entry("access_denied", Cause.USER),
            Map.entry("user_cancelled", Cause.USER),
            Map.entry("consent_declined", Cause.USER),
            Map.entry("login_required", Cause.USER),
            Map.entry("invalid_request", Cause.US),
            Map.entry("invalid_client", Cause.US),
            Map.entry("invalid_scope", Cause.US),
            Map.entry("unauthorized_client", Cause.US),
            Map.entry("unsupported_response_type", Cause.US),
            Map.entry("server_error", Cause.BANK),
            Map.entry("temporarily_unavailable", Cause.BANK),
            Map.entry(UNKNOWN, Cause.BANK));

    /** Whose doing. */
    enum Cause {
        USER(Actor.USER),
        BANK(Actor.BANK),
        US(Actor.US);

        private final Actor actor;

        Cause(Actor actor) {
            this.actor = actor;
        }

        Actor actor() {
            return actor;
        }

        String word() {
            return actor.word();
        }
    }

    static CallbackError of(String wire) {
        Cause cause = KNOWN.get(wire);
        String wireCode = CODE.matcher(wire).matches() ? wire : null;
        return cause == null ? new CallbackError(Cause.BANK, UNKNOWN, wireCode) : new CallbackError(cause, wire, wire);
    }
}

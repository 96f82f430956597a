package io.bankfeed.simulator.webhook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How webhooks are sent.
 *
 * @param mode normal, off, or storm: each thrice, out of order, some before the 202
 * @param retries after an answer that is not 2xx
 * @param backoffMs before the first retry; doubled before each further one
 */
public record WebhookSettings(
        @Nullable String mode,
        @Nullable Integer retries,
        @Nullable Integer backoffMs) {
    private static final Set<String> MODES = Set.of("normal", "off", "storm");
    static final WebhookSettings DEFAULT = new WebhookSettings("normal", 3, 500);

    public WebhookSettings {
        if (mode != null && !MODES.contains(mode)) {
            throw new IllegalArgumentException("mode is one of " + MODES);
        }
    }

    /** What is not said stays as it was. */
    WebhookSettings orElse(WebhookSettings before) {
        return new WebhookSettings(
                mode == null ? before.mode : mode,
                retries == null ? before.retries : retries,
                backoffMs == null ? before.backoffMs : backoffMs);
    }

    boolean is(String wanted) {
        return wanted.equals(mode);
    }

    int attempts() {
        return 1 + (retries == null ? 0 : retries);
    }

    long backoffBefore(int attempt) {
        return (backoffMs == null ? 0L : backoffMs) << Math.min(attempt - 2, 16);
    }
}

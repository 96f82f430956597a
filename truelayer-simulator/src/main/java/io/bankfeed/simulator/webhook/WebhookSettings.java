package io.bankfeed.simulator.webhook;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How webhooks are sent. A mode sets copies, spread, early and lost; each can be set by itself, too.
 *
 * @param mode normal, off, or storm: each thrice, out of order, every third before the 202
 * @param retries after an answer that is not 2xx
 * @param backoffMs before the first retry; doubled before each further one
 * @param delayMs how late each is at least
 * @param spreadMs how much later it may be: within this time order is lost
 * @param copies how often each is sent
 * @param earlyEvery every so many tasks end before their 202; none at 0
 * @param lost which part never arrives, from 0 to 1
 * @param jku where receivers are told to find the keys, when not at this server
 * @param providerHealthUri who is told when a bank falls ill or recovers
 */
public record WebhookSettings(
        @Nullable String mode,
        @Nullable Integer retries,
        @Nullable Integer backoffMs,
        @Nullable Integer delayMs,
        @Nullable Integer spreadMs,
        @Nullable Integer copies,
        @Nullable Integer earlyEvery,
        @Nullable Double lost,
        @Nullable String jku,
        @Nullable URI providerHealthUri) {
    private static final Map<String, WebhookSettings> MODES = Map.of(
            "normal", mode("normal", 0, 1, 0, 0),
            "off", mode("off", 0, 1, 0, 1),
            "storm", mode("storm", 2_000, 3, 3, 0));
    static final WebhookSettings DEFAULT =
            new WebhookSettings(null, 3, 500, 0, null, null, null, null, null, null).orElse(mode("normal", 0, 1, 0, 0));

    public WebhookSettings {
        boolean known = mode == null || mode.equals("normal") || mode.equals("off") || mode.equals("storm");
        if (!known) {
            throw new IllegalArgumentException("mode is normal, off or storm");
        }
        if (lost != null && !(lost >= 0 && lost <= 1) || copies != null && (copies < 0 || copies > 10)) {
            throw new IllegalArgumentException("lost is between 0 and 1, copies between 0 and 10");
        }
    }

    private static WebhookSettings mode(String name, int spread, int copies, int early, double lost) {
        return new WebhookSettings(name, null, null, null, spread, copies, early, lost, null, null);
    }

    /** What is not said stays as it was, or becomes what a newly said mode means. */
    WebhookSettings orElse(WebhookSettings before) {
        WebhookSettings meant = Optional.ofNullable(mode).map(MODES::get).orElse(before);
        return new WebhookSettings(
                or(mode, before.mode),
                or(retries, before.retries),
                or(backoffMs, before.backoffMs),
                or(delayMs, before.delayMs),
                or(spreadMs, meant.spreadMs),
                or(copies, meant.copies),
                or(earlyEvery, meant.earlyEvery),
                or(lost, meant.lost),
                or(jku, before.jku),
                or(providerHealthUri, before.providerHealthUri));
    }

    private static <T> @Nullable T or(@Nullable T wanted, @Nullable T before) {
        return wanted == null ? before : wanted;
    }

    static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    boolean isEarly(long task) {
        return number(earlyEvery) > 0 && task % number(earlyEvery) == 0;
    }

    int attempts() {
        return 1 + number(retries);
    }

    long backoffBefore(int attempt) {
        return (long) number(backoffMs) << Math.min(attempt - 2, 16);
    }
}

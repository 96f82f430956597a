package io.bankfeed.simulator.fault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure on order. Without a status, and without an error code that has one, the request goes on after its delay.
 *
 * @param endpoint a path's beginning, or its last words; every endpoint when absent
 * @param grantType of token requests alone, such as refresh_token
 * @param at "http" strikes as the request arrives, "bank" when the bank is asked: an asynchronous task fails then
 * @param hang kept waiting until the fault is taken back, ten minutes at the most
 * @param transport what happens to the connection, when it is more than a status
 * @param probability from 0 to 1; always when absent
 * @param skip how many requests pass unharmed before it strikes
 * @param times how often it strikes; for ever when absent
 * @param from strikes from this simulated instant on
 * @param until strikes before this simulated instant
 */
public record Fault(
        @Nullable String provider,
        @Nullable String endpoint,
        @Nullable String grantType,
        @Nullable String at,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String error,
        @Nullable Map<String, String> headers,
        @Nullable Integer delayMs,
        @Nullable Boolean hang,
        @Nullable Transport transport,
        @Nullable Double probability,
        @Nullable Integer skip,
        @Nullable Integer times,
        @Nullable Instant from,
        @Nullable Instant until) {

    public Fault {
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is between 0 and 1");
        }
        if (at != null && !at.equals("http") && !at.equals("bank")) {
            throw new IllegalArgumentException("at is http or bank");
        }
        if (status != null && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("status is between 200 and 599");
        }
        headers = headers == null ? null : Map.copyOf(headers);
    }

    /** What it says, or what belongs to its error code. */
    @Nullable
    Integer answerStatus() {
        return status == null ? KnownErrors.statusOf(error) : status;
    }

    /** A bank that fails whatever it is asked. */
    public static Fault ofBank(String provider, int status) {
        return new Fault(
                provider, null, null, "bank", status, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What is asked, in the terms by which faults choose. */
    record Target(
            String place,
            @Nullable String bank,
            String path,
            @Nullable String grantType) {}

    boolean matches(Target target) {
        return target.place().equals(Optional.ofNullable(at).orElse("http"))
                && (provider == null || provider.equals(target.bank()))
                && (grantType == null || grantType.equals(target.grantType()))
                && (endpoint == null
                        || target.path().startsWith(endpoint)
                        || target.path().endsWith("/" + endpoint));
    }

    boolean isDueAt(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }
}

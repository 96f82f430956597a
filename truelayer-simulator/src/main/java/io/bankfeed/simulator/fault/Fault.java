package io.bankfeed.simulator.fault;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A failure on order. Without a status the request goes on, after its delay.
 *
 * @param endpoint a path's beginning, or its last words; every endpoint when absent
 * @param at "http" strikes as the request arrives, "bank" when the bank is asked: an asynchronous task fails then
 * @param times how often it strikes; for ever when absent
 */
public record Fault(
        @Nullable String provider,
        @Nullable String endpoint,
        @Nullable String at,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String error,
        @Nullable Integer delayMs,
        @Nullable Boolean hang,
        @Nullable Integer times) {

    boolean matches(@Nullable String bank, String path) {
        return (provider == null || provider.equals(bank))
                && (endpoint == null || path.startsWith(endpoint) || path.endsWith("/" + endpoint));
    }

    boolean strikesAt(String place) {
        return place.equals(Optional.ofNullable(at).orElse("http"));
    }

    /** A fault that waits for its turns. */
    record Armed(int id, Fault fault, AtomicInteger left) {

        static Armed of(int id, Fault fault) {
            Integer times = fault.times();
            return new Armed(id, fault, new AtomicInteger(times == null ? Integer.MAX_VALUE : times));
        }

        boolean takeTurn() {
            return left.getAndUpdate(turns -> turns > 0 ? turns - 1 : 0) > 0;
        }
    }
}

package io.bankfeed.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a code or token; the secret itself appears only as its SHA-256.
 *
 * @param overlapped whether another use of the same secret was under way
 */
public record TokenEntry(
        long number,
        Instant at,
        String event,
        @Nullable Integer connection,
        @Nullable String sha256,
        @Nullable Instant expiresAt,
        @Nullable String outcome,
        boolean overlapped) {}

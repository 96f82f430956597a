package io.bankfeed.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request received. */
public record RequestEntry(
        long number,
        Instant at,
        String method,
        String endpoint,
        @Nullable String accountId,
        @Nullable Integer connection,
        @Nullable String credentialsId,
        @Nullable String grantType,
        boolean attended,
        boolean async,
        @Nullable String from,
        @Nullable String to,
        @Nullable String taskId,
        int status,
        @Nullable String error,
        long micros) {}

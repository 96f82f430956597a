package io.bankfeed.sync.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a stretch of an account's days. */
record CoverageView(
        UUID accountId,
        LocalDate from,
        LocalDate to,
        String state,
        @Nullable String reason,
        @Nullable Instant asOf) {}

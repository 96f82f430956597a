package io.bankfeed.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether data flows, how old it is, what happens next and who must act.
 *
 * @param reason stable code of what is wrong; absent when nothing is
 */
public record Health(
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant dataAsOf,
        @Nullable Instant nextRunAt,
        @Nullable String reason,
        Actor actor) {}

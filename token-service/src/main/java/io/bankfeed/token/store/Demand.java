package io.bankfeed.token.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who needs the token.
 *
 * @param nextRunAt when sync-service will
 * @param askedAt when it last did
 */
public record Demand(@Nullable Instant nextRunAt, @Nullable Instant askedAt) {

    public static final Demand NONE = new Demand(null, null);
}

package io.bankfeed.sync.truelayer;

import org.jspecify.annotations.Nullable;

/**
 * An answer with what support needs of it.
 *
 * @param correlationId {@code X-TL-Correlation-Id}
 */
public record Reply(Answer answer, int httpStatus, @Nullable String correlationId) {}

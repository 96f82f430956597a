package io.bankfeed.token.exchange;

import org.jspecify.annotations.Nullable;

/**
 * How far an attempt is.
 *
 * @param state as in the table
 */
public record ExchangeState(String state, @Nullable String reason) {}

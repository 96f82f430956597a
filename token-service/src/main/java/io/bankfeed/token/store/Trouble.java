package io.bankfeed.token.store;

import io.bankfeed.common.event.Actor;
import org.jspecify.annotations.Nullable;

/** Refreshes that failed since the last success. */
public record Trouble(
        int failures, @Nullable String code, @Nullable Actor actor) {}

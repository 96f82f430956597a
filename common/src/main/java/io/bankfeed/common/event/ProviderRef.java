package io.bankfeed.common.event;

import org.jspecify.annotations.Nullable;

/** A bank, by TrueLayer's {@code provider_id}. */
public record ProviderRef(String providerId, @Nullable String displayName) {}

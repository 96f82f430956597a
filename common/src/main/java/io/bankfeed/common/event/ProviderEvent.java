package io.bankfeed.common.event;

import java.time.Instant;

/** How banks are, on {@link Topics#PROVIDERS}; key: provider id. Internal. */
public sealed interface ProviderEvent extends Event {

    /** Calls to this bank fail for everybody. {@code reason} is a stable code. */
    record ProviderUnhealthy(String providerId, String reason, Instant updatedAt) implements ProviderEvent {}

    record ProviderHealthy(String providerId, Instant updatedAt) implements ProviderEvent {}
}

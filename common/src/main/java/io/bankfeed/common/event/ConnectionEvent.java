package io.bankfeed.common.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tenant hears of its connections, on {@link Topics#connections}; key: connection id, in order. */
public sealed interface ConnectionEvent extends Event {

    /** Status or health are now as given here; each event carries the whole of both. */
    record ConnectionChanged(
            String userId,
            @Nullable String reference,
            String status,
            @Nullable String reason,
            @Nullable ProviderRef provider,
            @Nullable ConsentClock consent,
            Health health)
            implements ConnectionEvent {}

    /** The consent ends in {@code daysLeft} days: 14, 7, 3 or 1. */
    record ConsentExpiring(
            int daysLeft, Instant expiresAt, @Nullable String renewalUri) implements ConnectionEvent {}

    record ConsentExpired(Instant expiredAt) implements ConnectionEvent {}

    /** A new grant took the place of the old one; the lists hold account ids. */
    record ConsentRenewed(Instant expiresAt, List<String> cameBack, List<String> added, List<String> noLongerShared)
            implements ConnectionEvent {}

    /** Data flows again after a failure that needed the user. */
    record ConsentRecovered(Instant recoveredAt) implements ConnectionEvent {}

    /** The user came back without a grant, or the grant could not be used. */
    record ConsentFailed(String errorClass, String reason) implements ConnectionEvent {}
}

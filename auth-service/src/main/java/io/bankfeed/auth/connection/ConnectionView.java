package io.bankfeed.auth.connection;

import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.Health;
import io.bankfeed.common.event.ProviderRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection as the API gives it. */
public record ConnectionView(
        UUID connectionId,
        String userId,
        @Nullable String reference,
        String status,
        @Nullable String reason,
        String country,
        List<String> scopes,
        @Nullable ProviderRef provider,
        @Nullable ConsentClock consent,
        Health health,
        Instant createdAt) {

    public static ConnectionView of(Connection connection) {
        var terms = connection.terms();
        return new ConnectionView(
                connection.id(),
                terms.userId(),
                terms.reference(),
                connection.status().word(),
                connection.standing().reason(),
                terms.country(),
                terms.scopes(),
                connection.provider(),
                connection.grants().live(),
                connection.health(),
                connection.createdAt());
    }
}

package io.bankfeed.auth.connection;

import io.bankfeed.auth.consent.Replacements.Renewal;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.Health;
import io.bankfeed.common.event.ProviderRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API gives it.
 *
 * @param renewal what the newest renewal did to the accounts; only in the view of one connection
 * @param erasure of a revoked one: how far it has come
 */
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
        @Nullable Renewal renewal,
        @Nullable Erasure erasure,
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
                null,
                connection.isRevoked() ? connection.erasure() : null,
                connection.createdAt());
    }

    /** In the view of one connection. */
    ConnectionView with(Renewal latest) {
        return new ConnectionView(
                connectionId,
                userId,
                reference,
                status,
                reason,
                country,
                scopes,
                provider,
                consent,
                health,
                latest,
                erasure,
                createdAt);
    }
}

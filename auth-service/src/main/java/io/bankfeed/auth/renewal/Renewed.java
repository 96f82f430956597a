package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.renewal.RenewConnection.Begun;
import io.bankfeed.common.event.ConsentClock;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a renewal comes to at first.
 *
 * @param action {@code none}: it is done; {@code authenticate}: the user has to go to {@code authUri}
 * @param authUri serves once, until {@code linkExpiresAt}
 * @param consent as it is now: renewed, or still the old one, which lives on until the new one is in
 */
record Renewed(
        UUID connectionId,
        String action,
        @Nullable URI authUri,
        @Nullable Instant linkExpiresAt,
        String status,
        @Nullable ConsentClock consent) {

    static Renewed of(Begun begun, Connection after) {
        URI uri = begun.step().uri();
        return new Renewed(
                after.id(),
                uri == null ? "none" : "authenticate",
                uri,
                uri == null ? null : begun.link().attempt().expiresAt(),
                after.status().word(),
                after.grants().live());
    }

    @Override
    public String toString() {
        return "Renewed[connectionId=%s, action=%s]".formatted(connectionId, action);
    }
}

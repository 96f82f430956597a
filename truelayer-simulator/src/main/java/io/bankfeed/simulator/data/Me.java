package io.bankfeed.simulator.data;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import java.util.List;

/** {@code /me}: the credentials behind a token. Sandbox banks leave out when the consent was made. */
final class Me {
    private Me() {}

    static Results of(Connection connection, SimulatorClock clock, boolean dated) {
        return Results.of(List.of(connection), any -> text(any, clock, dated), clock.instant())
                .neverKept();
    }

    private static String text(Connection connection, SimulatorClock clock, boolean dated) {
        boolean consented = connection.isConsentedAt(clock.instant());
        boolean sandbox = connection.bank().id().equals("mock");
        return Json.text(Json.object(
                "client_id",
                connection.clientId(),
                "credentials_id",
                connection.credentialsId(),
                "consent_status",
                !dated ? null : consented ? "Authorised" : "Revoked",
                "consent_status_updated_at",
                !dated ? null : connection.grantedAt(),
                "consent_created_at",
                sandbox || !dated ? null : connection.grantedAt(),
                "consent_expires_at",
                !dated ? null : connection.consentExpiresAt(),
                "provider",
                Json.object(
                        "display_name", connection.bank().terms().displayName(),
                        "logo_uri",
                                "https://truelayer-client-logos.s3-eu-west-1.amazonaws.com/banks/"
                                        + connection.bank().id() + ".svg",
                        "provider_id", connection.bank().id()),
                "scopes",
                connection.scopes(),
                "privacy_policy",
                "Feb2019"));
    }
}

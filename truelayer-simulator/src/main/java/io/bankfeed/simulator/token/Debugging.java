package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code POST} and {@code DELETE /api/debug}: a number to quote to support. */
public final class Debugging {
    private final Connections connections;
    private final SimulatorClock clock;

    public Debugging(Connections connections, SimulatorClock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    public void answer(Context context) {
        String token = TokenRequest.of(context).need("access_token");
        Connection connection = connections
                .findAccessToken(token)
                .map(AccessToken::connection)
                .filter(known -> known.isConsentedAt(clock.instant()))
                .orElseThrow(() -> ApiError.detailed(
                        400, "invalid_request", "Invalid request", "reason", "Consent expired or revoked"));
        RequestTrace.of(context).connection(connection);
        byte[] number = ("debug-" + connection.number()).getBytes(StandardCharsets.US_ASCII);
        String debugId = connection.bank().id() + "|" + Base64.getEncoder().encodeToString(number);
        Reply.json(
                context,
                200,
                Json.object(
                        "credentials_id", connection.credentialsId(),
                        "debug_id", debugId,
                        "provider_id", connection.bank().id()));
    }
}

package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.data.Bearers;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;

/** {@code DELETE /api/delete}: the connection behind the token is no more. */
public final class Deletion {
    private final Bearers bearers;
    private final SimulatorClock clock;

    public Deletion(Bearers bearers, SimulatorClock clock) {
        this.bearers = bearers;
        this.clock = clock;
    }

    public void answer(Context context) {
        AccessToken token = bearers.find(context)
                .filter(known -> clock.instant().isBefore(known.expiresAt()))
                .filter(known -> known.connection().isNewest(known))
                .filter(known -> known.connection().state() != Connection.State.DELETED)
                .orElseThrow(() -> ApiError.detailed(401, "unauthorized", "Unauthorized.", "reason", "Invalid token"));
        RequestTrace.of(context).connection(token.connection());
        token.connection().end(Connection.State.DELETED);
        context.status(200);
    }
}

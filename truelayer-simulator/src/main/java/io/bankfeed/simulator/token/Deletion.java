package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.data.Bearers;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;

/** {@code DELETE /api/delete}: the connection behind the token is no more. */
public final class Deletion {
    private final Bearers bearers;
    private final SimulatorClock clock;
    private final Switches switches;

    public Deletion(Bearers bearers, SimulatorClock clock, Switches switches) {
        this.switches = switches;
        this.bearers = bearers;
        this.clock = clock;
    }

    public void answer(Context context) {
        AccessToken token = bearers.find(context)
                .filter(known -> clock.instant().isBefore(known.expiresAt()))
                .filter(known -> known.connection().isNewest(known))
                .orElseThrow(Deletion::unauthorized);
        RequestTrace.of(context).connection(token.connection());
        if (token.connection().state() == Connection.State.DELETED) {
            deleteAgain(context);
            return;
        }
        token.connection().end(Connection.State.DELETED);
        context.status(200);
    }

    private void deleteAgain(Context context) {
        switch (switches.get(Switch.SECOND_DELETE)) {
            case "401" -> throw unauthorized();
            case "404" -> throw ApiError.of(404, "not_found", "Not found.");
            default -> context.status(200);
        }
    }

    private static ApiError unauthorized() {
        return ApiError.detailed(401, "unauthorized", "Unauthorized.", "reason", "Invalid token");
    }
}

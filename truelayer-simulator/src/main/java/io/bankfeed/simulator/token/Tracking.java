package io.bankfeed.simulator.token;

import io.bankfeed.simulator.data.Bearers;
import io.bankfeed.simulator.dialog.Journey;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /v1/tracked-events}: how far a user came with a link. Whose token opens it, a user's or the client's, is a
 * switch.
 */
public final class Tracking {
    private final Bearers bearers;
    private final Journey journey;
    private final ClientTokens ofClients;

    public Tracking(Bearers bearers, Journey journey, ClientTokens ofClients) {
        this.bearers = bearers;
        this.journey = journey;
        this.ofClients = ofClients;
    }

    public void answer(Context context) {
        String trackingId = context.queryParam("tracking_id");
        if (!isAdmitted(context)) {
            nothing(context, 401, "unauthorized");
        } else if (trackingId == null || trackingId.isBlank()) {
            RequestTrace.of(context).error("invalid_request");
            context.status(400).contentType("text/plain").result("tracking_id query parameter is required");
        } else {
            List<Map<String, Object>> events = journey.of(trackingId);
            if (events.isEmpty()) {
                nothing(context, 404, "not_found");
            } else {
                Reply.json(context, 200, Json.object("results", events));
            }
        }
    }

    private boolean isAdmitted(Context context) {
        return ofClients.areWanted()
                ? ofClients.admits(context.header("Authorization"))
                : bearers.find(context).isPresent();
    }

    private static void nothing(Context context, int status, String error) {
        RequestTrace.of(context).error(error);
        context.status(status).contentType(Reply.JSON).result("null");
    }
}

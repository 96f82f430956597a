package io.bankfeed.simulator.control;

import io.bankfeed.simulator.fault.ArmedFault;
import io.bankfeed.simulator.fault.Fault;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Orders failures and takes them back. */
final class FaultControl {
    private static final String PATH = Control.ROOT + "/faults";

    private final Faults faults;

    FaultControl(Faults faults) {
        this.faults = faults;
    }

    void register(RoutesConfig routes) {
        routes.get(
                PATH,
                context -> Reply.json(
                        context,
                        200,
                        faults.all().stream().map(FaultControl::shown).toList()));
        routes.post(PATH, this::add);
        routes.delete(PATH, context -> {
            faults.clear();
            context.status(204);
        });
        routes.delete(PATH + "/{id}", context -> {
            boolean removed = faults.remove(Integer.parseInt(context.pathParam("id")));
            context.status(removed ? 204 : 404);
        });
    }

    private static Map<String, Object> shown(ArmedFault armed) {
        return Json.object("id", armed.id(), "fault", armed.fault(), "left", armed.left(), "struck", armed.struck());
    }

    private void add(Context context) {
        int id = faults.add(Json.read(context.bodyAsBytes(), Fault.class));
        Reply.json(context, 201, Json.object("id", id));
    }
}

package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.data.AnswerCache;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;

/** Everything under {@code /simulator/v1}. */
public final class Control {
    static final String ROOT = "/simulator/v1";

    private final ClockControl clock;
    private final SceneControl scene;
    private final WebhookControl webhooks;
    private final FaultControl faults;
    private final LedgerControl ledger;
    private final HoldingsControl holdings;
    private final OrderControl orders;
    private final ControlPage page;

    public Control(Scene scene, Connections connections, Faults faults, Ledger ledger, WebhookControl webhooks) {
        this.page = new ControlPage(scene, connections, faults, ledger);
        this.webhooks = webhooks;
        this.clock = new ClockControl(scene.clock());
        this.scene = new SceneControl(scene, webhooks);
        this.faults = new FaultControl(faults);
        this.ledger = new LedgerControl(ledger, scene.clients());
        this.orders = new OrderControl(scene.clock(), connections, scene.cache());
        this.holdings = new HoldingsControl(scene.clock(), connections);
    }

    /** What can be set. */
    public record Scene(SimulatorClock clock, Clients clients, Switches switches, Banks banks, AnswerCache cache) {}

    public void register(RoutesConfig routes) {
        routes.get(ROOT + "/health", context -> Reply.json(context, 200, Json.object("status", "UP")));
        routes.get(ROOT + "/openapi.json", OpenApi::send);
        clock.register(routes);
        scene.register(routes);
        webhooks.register(routes);
        faults.register(routes);
        ledger.register(routes);
        holdings.register(routes);
        orders.register(routes);
        page.register(routes);
    }
}

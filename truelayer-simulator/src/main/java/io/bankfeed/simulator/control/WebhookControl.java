package io.bankfeed.simulator.control;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.webhook.HealthNews;
import io.bankfeed.simulator.webhook.SigningKeys;
import io.bankfeed.simulator.webhook.WebhookSettings;
import io.bankfeed.simulator.webhook.Webhooks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** How webhooks are sent and signed. */
public final class WebhookControl {
    private static final String PATH = Control.ROOT + "/webhooks";

    private final Settings settings;
    private final Webhooks webhooks;
    private final SigningKeys keys;
    private final HealthNews health;

    public WebhookControl(Settings settings, Webhooks webhooks, SigningKeys keys, HealthNews health) {
        this.settings = settings;
        this.webhooks = webhooks;
        this.keys = keys;
        this.health = health;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, context -> Reply.json(context, 200, webhooks.settings()));
        routes.put(PATH, context -> {
            WebhookSettings wanted = Json.read(context.bodyAsBytes(), WebhookSettings.class);
            Reply.json(context, 200, webhooks.change(wanted));
        });
        routes.post(PATH + "/keys/rotations", context -> {
            boolean dropOld = "true".equals(context.queryParam("drop_old"));
            Reply.json(context, 201, Json.object("kid", keys.rotate(dropOld)));
        });
    }

    void tellHealth(Context context, String providerId, boolean healthy) {
        health.tell(providerId, healthy, Reply.baseUrl(context, settings));
    }
}

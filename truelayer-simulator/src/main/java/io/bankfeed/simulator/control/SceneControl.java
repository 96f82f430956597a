package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients, switches, banks' terms, and how webhooks are sent. */
final class SceneControl {
    private final Control.Scene scene;
    private final WebhookControl webhooks;

    SceneControl(Control.Scene scene, WebhookControl webhooks) {
        this.webhooks = webhooks;
        this.scene = scene;
    }

    /** A client to register or change; an unsaid secret stays as it was. */
    record Registration(
            String clientId,
            @Nullable String clientSecret,
            @Nullable List<String> redirectUris,
            @Nullable String cancellationUri,
            @Nullable Boolean showsOwnPermissions,
            @Nullable Boolean mayExtend,
            @Nullable List<String> providers) {

        Client over(Client before) {
            return new Client(
                    clientId,
                    clientSecret == null ? before.clientSecret() : clientSecret,
                    redirectUris == null ? before.redirectUris() : redirectUris,
                    cancellationUri == null ? before.cancellationUri() : cancellationUri,
                    showsOwnPermissions == null ? before.showsOwnPermissions() : showsOwnPermissions,
                    mayExtend == null ? before.mayExtend() : mayExtend,
                    providers == null ? before.providers() : providers);
        }
    }

    void register(RoutesConfig routes) {
        routes.get(Control.ROOT + "/clients", this::clients);
        routes.put(Control.ROOT + "/clients", this::registerClient);
        routes.get(
                Control.ROOT + "/switches",
                context -> Reply.json(context, 200, scene.switches().all()));
        routes.put(Control.ROOT + "/switches", this::changeSwitches);
        routes.get(Control.ROOT + "/banks", this::banks);
        routes.put(Control.ROOT + "/banks/{provider_id}", this::changeBank);
    }

    private void clients(Context context) {
        Reply.json(
                context,
                200,
                scene.clients().all().stream().map(SceneControl::shown).toList());
    }

    private static Map<String, Object> shown(Client client) {
        return Json.object(
                "client_id", client.clientId(),
                "redirect_uris", client.redirectUris(),
                "cancellation_uri", client.cancellationUri(),
                "shows_own_permissions", client.showsOwnPermissions(),
                "may_extend", client.mayExtend(),
                "providers", client.providers());
    }

    private void registerClient(Context context) {
        Registration wanted = Json.read(context.bodyAsBytes(), Registration.class);
        Client before = scene.clients()
                .find(wanted.clientId())
                .orElseGet(() -> new Client(wanted.clientId(), wanted.clientId() + "-secret", List.of(), false));
        Client client = wanted.over(before);
        scene.clients().register(client);
        Reply.json(context, 200, shown(client));
    }

    private void changeSwitches(Context context) {
        Json.read(context.bodyAsBytes())
                .properties()
                .forEach(wanted ->
                        scene.switches().set(wanted.getKey(), wanted.getValue().asString()));
        Reply.json(context, 200, scene.switches().all());
    }

    private void banks(Context context) {
        Reply.json(context, 200, scene.banks().all().stream().map(Bank::terms).toList());
    }

    private void changeBank(Context context) {
        Bank bank = scene.banks()
                .find(context.pathParam("provider_id"))
                .orElseThrow(() -> ApiError.of(404, "not_found", "no such bank"));
        String before = bank.terms().recommendedStatus();
        bank.change(new TermsChange(Json.read(context.bodyAsBytes()))::over);
        scene.cache().forget();
        String after = bank.terms().recommendedStatus();
        if (!after.equals(before)) {
            webhooks.tellHealth(context, bank.id(), after.equals("healthy"));
        }
        Reply.json(context, 200, bank.terms());
    }
}

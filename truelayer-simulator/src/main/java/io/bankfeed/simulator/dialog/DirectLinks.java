package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Links that lead straight to a bank: {@code /v1/authuri} for a new connection, {@code /v1/reauthuri} for a known one.
 */
public final class DirectLinks {
    private static final List<String> AUTH_NEEDS =
            List.of("response_type", "client_id", "redirect_uri", "scope", "consent_id", "provider_id");
    private static final Set<String> AUTH_KNOWS = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "consent_id",
            "provider_id",
            "state",
            "user",
            "data_use_description",
            "code_challenge",
            "code_challenge_method",
            "response_mode",
            "auth_inputs",
            "tracking_id");
    private static final List<String> REAUTH_NEEDS = List.of("response_type", "refresh_token", "redirect_uri");
    private static final Set<String> REAUTH_KNOWS = Set.of(
            "response_type",
            "refresh_token",
            "redirect_uri",
            "state",
            "code_challenge",
            "code_challenge_method",
            "response_mode");

    private final Settings settings;
    private final Clients clients;
    private final Banks banks;
    private final Connections connections;
    private final Dialog dialog;

    public DirectLinks(Settings settings, Clients clients, Banks banks, Connections connections, Dialog dialog) {
        this.settings = settings;
        this.clients = clients;
        this.banks = banks;
        this.connections = connections;
        this.dialog = dialog;
    }

    public void authorise(Context context) {
        LinkBody body = LinkBody.of(context).checked(AUTH_NEEDS, AUTH_KNOWS);
        Client client = clients.find(body.text("client_id"))
                .filter(known -> known.redirectUris().contains(body.text("redirect_uri")))
                .orElseThrow(DirectLinks::unknownClient);
        Bank bank = banks.find(body.text("provider_id")).orElseThrow(() -> LinkBody.invalid("Invalid provider_id"));
        if (!client.showsOwnPermissions() && !bank.id().equals("mock")) {
            throw unknownClient();
        }
        List<String> scopes = LinkReader.words(body.text("scope"));
        if (!LinkReader.areScopes(scopes)) {
            throw LinkBody.invalid("Invalid scope");
        }
        send(context, dialog.open(direct(body, client, bank, scopes), body.inputs()));
    }

    private AuthLink direct(LinkBody body, Client client, Bank bank, List<String> scopes) {
        JsonNode user = body.json().path("user");
        boolean reachable = user.hasNonNull("email") || user.hasNonNull("phone");
        if (!user.isMissingNode() && !(user.hasNonNull("name") && reachable)) {
            throw LinkBody.invalid("Invalid user");
        }
        return new AuthLink(
                dialog.fingerprint(),
                client,
                body.back(),
                scopes,
                body.text("consent_id"),
                body.optional("data_use_description"),
                body.optional("tracking_id"),
                List.of(bank),
                Optional.of(bank),
                Optional.empty(),
                true);
    }

    /** Before the consent ends and for at least 90 days after; the UK's banks alone. */
    public void authoriseAgain(Context context) {
        LinkBody body = LinkBody.of(context).checked(REAUTH_NEEDS, REAUTH_KNOWS);
        String refreshToken = body.text("refresh_token");
        Connection connection = connections
                .findByRefreshToken(refreshToken)
                .filter(known -> connections.isCurrent(refreshToken, known))
                .filter(known -> known.bank().terms().country().equals("uk"))
                .orElseThrow(() -> LinkBody.invalid("Invalid refresh_token"));
        RequestTrace.of(context).connection(connection);
        Client client = clients.find(connection.clientId())
                .filter(known -> known.redirectUris().contains(body.text("redirect_uri")))
                .orElseThrow(() -> LinkBody.invalid("Invalid redirect_uri"));
        send(context, dialog.openAgain(connection, client, body.back(), false));
    }

    private void send(Context context, String page) {
        String link = Reply.baseUrl(context, settings) + page;
        Reply.json(context, 200, Json.object("result", link, "success", true));
    }

    private static ApiError unknownClient() {
        return ApiError.of(
                401,
                "unauthorized_client",
                "The client credentials you have entered are incorrect. Please check and try again.");
    }
}

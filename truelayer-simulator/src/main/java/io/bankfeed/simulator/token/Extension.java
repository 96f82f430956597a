package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Tokens;
import io.bankfeed.simulator.dialog.Dialog;
import io.bankfeed.simulator.dialog.Return;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /connections/extend}: a longer consent, quietly or by logging in again. UK only. */
public final class Extension {
    private final Settings settings;
    private final Clients clients;
    private final Switches switches;
    private final Connections connections;
    private final TokenDiary diary;
    private final Dialog dialog;

    public Extension(
            Settings settings,
            Clients clients,
            Switches switches,
            Connections connections,
            TokenDiary diary,
            Dialog dialog) {
        this.switches = switches;
        this.settings = settings;
        this.clients = clients;
        this.connections = connections;
        this.diary = diary;
        this.dialog = dialog;
    }

    public void answer(Context context) {
        ExtensionRequest request = ExtensionRequest.of(context);
        Map<String, List<String>> errors = request.errors(
                clients.find(request.text("client_id")), !switches.is(Switch.UNCONFIRMED_EXTENSION, "refused"));
        if (!errors.isEmpty()) {
            problem(context, 400, "One or more validation errors occurred.", null, errors);
            return;
        }
        Optional<Client> client = clients.authenticate(request.text("client_id"), request.text("client_secret"));
        String refreshToken = request.text("refresh_token");
        Optional<Connection> connection = connections
                .findByRefreshToken(refreshToken)
                .filter(known -> connections.isCurrent(refreshToken, known))
                .filter(known -> client.isPresent()
                        && known.clientId().equals(client.get().clientId()));
        if (client.isEmpty() || connection.isEmpty()) {
            problem(context, 401, "Unauthorized", "Refresh token missing or invalid.", null);
        } else {
            RequestTrace.of(context).connection(connection.get());
            extend(context, connection.get(), client.get(), request);
        }
    }

    private void extend(Context context, Connection connection, Client client, ExtensionRequest request) {
        if (!connection.bank().terms().country().equals("uk")) {
            problem(context, 422, "No way to extend this connection", "This connection cannot be extended", null);
        } else if (!request.isConfirmed()) {
            sendToUser(context, connection, client, request, "reconfirmation_of_consent_needed");
        } else if (connection.login().extendsQuietly() && connection.state() == Connection.State.ACTIVE) {
            connections.extend(connection);
            String issuer = Reply.baseUrl(context, settings);
            Tokens tokens = switches.is(Switch.EXTENSION_ROTATION, "on")
                    ? connections.issueRotated(connection, issuer)
                    : connections.issue(connection, issuer);
            diary.issued(tokens, "extension");
            Map<String, Object> answer = action("no_action_needed");
            answer.putAll(TokenEndpoint.body(tokens));
            answer.put("consent_expires_at", connection.consentExpiresAt());
            Reply.json(context, 200, answer);
        } else {
            sendToUser(context, connection, client, request, "authentication_needed");
        }
    }

    private void sendToUser(
            Context context, Connection connection, Client client, ExtensionRequest request, String action) {
        Return back = new Return(
                request.text("redirect_uri"),
                request.optional("state"),
                "form_post".equals(request.optional("response_mode")),
                request.optional("code_challenge"));
        boolean asksAgain = action.equals("reconfirmation_of_consent_needed");
        String page = dialog.openAgain(connection, client, back, asksAgain);
        Map<String, Object> answer = action(action);
        answer.put("user_input_link", Reply.baseUrl(context, settings) + page);
        Reply.json(context, 200, answer);
    }

    private Map<String, Object> action(String needed) {
        return Json.object(switches.get(Switch.EXTENSION_FIELD), needed);
    }

    /** The example has an object, the schema an array. */
    private @Nullable Object shown(@Nullable Map<String, List<String>> errors) {
        if (errors == null || switches.is(Switch.EXTENSION_ERRORS, "object")) {
            return errors;
        }
        return errors.values().stream().flatMap(List::stream).toList();
    }

    private void problem(
            Context context,
            int status,
            String title,
            @Nullable String detail,
            @Nullable Map<String, List<String>> errors) {
        RequestTrace.of(context).error(title);
        Map<String, Object> problem = Json.object(
                "type",
                "https://docs.truelayer.com/#connection-api-errors",
                "title",
                title,
                "status",
                status,
                "detail",
                detail,
                "instance",
                context.path(),
                "trace_id",
                context.res().getHeader("X-Request-Id"),
                "errors",
                shown(errors));
        context.status(status).contentType("application/problem+json").result(Json.bytes(problem));
    }
}

package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Grant;
import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.web.Pages;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends the user back to the client: by redirect, or by a form that the browser posts. */
final class Ending {
    private final Pages pages;
    private final CodeGiver codes;
    private final Journey journey;
    private final Secrets secrets;

    Ending(Pages pages, CodeGiver codes, Journey journey, Secrets secrets) {
        this.secrets = secrets;
        this.journey = journey;
        this.pages = pages;
        this.codes = codes;
    }

    void succeed(Context context, DialogSession session, Set<String> accountIds) {
        AuthLink link = session.link();
        Grant grant = new Grant(
                link.client().clientId(),
                session.bank(),
                session.login(),
                session.scopes(),
                accountIds,
                link.consentId());
        AuthorizationCode code = link.renews()
                .map(connection -> codes.renew(
                        connection, link.back().redirectUri(), link.back().challenge()))
                .orElseGet(() -> codes.authorize(
                        grant, link.back().redirectUri(), link.back().challenge()));
        journey.reached("provider_authorized", session, code.connection().credentialsId());
        journey.ended(code.value(), session);
        RequestTrace.of(context).connection(code.connection());
        leave(
                context,
                link,
                Json.object(
                        "code",
                        code.value(),
                        "scope",
                        String.join(" ", grant.scopes()),
                        "state",
                        link.back().state()));
    }

    void fail(Context context, AuthLink link, String error, String description) {
        RequestTrace.of(context).error(error);
        leave(
                context,
                link,
                Json.object(
                        "error",
                        error,
                        "error_description",
                        description,
                        "state",
                        link.back().state()));
    }

    /** To the cancellation URI of the client's console, where it has one: that names its own error. */
    void cancel(Context context, AuthLink link) {
        String cancellation = link.client().cancellationUri();
        if (cancellation == null) {
            fail(context, link, "access_denied", "The user cancelled.");
        } else {
            RequestTrace.of(context).error("access_denied");
            redirect(context, cancellation, Json.object("state", link.back().state()));
        }
    }

    private static void redirect(Context context, String uri, Map<String, Object> fields) {
        String separator = uri.contains("?") ? "&" : "?";
        context.redirect(fields.isEmpty() ? uri : uri + separator + query(fields), HttpStatus.SEE_OTHER);
    }

    private void leave(Context context, AuthLink link, Map<String, Object> fields) {
        if (link.back().formPost()) {
            String nonce = secrets.sessionId();
            pages.sendWithScript(
                    context,
                    "return",
                    Map.of(
                            "title",
                            "Back to the app",
                            "action",
                            link.back().redirectUri(),
                            "fields",
                            entries(fields),
                            "nonce",
                            nonce),
                    nonce);
        } else {
            redirect(context, link.back().redirectUri(), fields);
        }
    }

    private static List<Map<String, String>> entries(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> Map.of("name", field.getKey(), "value", String.valueOf(field.getValue())))
                .toList();
    }

    private static String query(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(String.valueOf(field.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

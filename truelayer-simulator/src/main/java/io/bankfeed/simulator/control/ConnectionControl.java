package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.MockLogin;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Grant;
import io.bankfeed.simulator.dialog.CodeGiver;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connections without a browser: made, and withdrawn at the bank. */
public final class ConnectionControl {
    private static final String PATH = Control.ROOT + "/connections";

    private final Control.Scene scene;
    private final Connections connections;
    private final CodeGiver codes;

    public ConnectionControl(Control.Scene scene, Connections connections, CodeGiver codes) {
        this.scene = scene;
        this.connections = connections;
        this.codes = codes;
    }

    /** The first client, everything the bank can give, all accounts, user john, unless said otherwise. */
    record Wanted(
            String providerId,
            @Nullable String clientId,
            @Nullable String redirectUri,
            @Nullable String user,
            @Nullable List<String> scopes,
            @Nullable String codeChallenge) {}

    public void register(RoutesConfig routes) {
        routes.post(PATH, this::make);
        routes.post(PATH + "/{n}/revoke", context -> {
            Connection connection = connections
                    .find(Integer.parseInt(context.pathParam("n")))
                    .orElseThrow(() -> ApiError.of(404, "not_found", "no such connection"));
            revoke(connection);
            Reply.json(context, 200, Json.object("n", connection.number(), "state", connection.state()));
        });
    }

    static void revoke(Connection connection) {
        connection.end(Connection.State.REVOKED_AT_BANK);
    }

    private void make(Context context) {
        Wanted wanted = Json.read(context.bodyAsBytes(), Wanted.class);
        Client client = Optional.ofNullable(wanted.clientId())
                .map(id -> scene.clients().find(id).orElseThrow(() -> unknown("client " + id)))
                .orElseGet(() -> scene.clients().all().getFirst());
        Bank bank = scene.banks().find(wanted.providerId()).orElseThrow(() -> unknown("bank " + wanted.providerId()));
        String user = Objects.requireNonNullElse(wanted.user(), "john");
        MockLogin login = MockLogin.check(user, passwordOf(user)).orElseThrow(() -> unknown("user " + user));
        List<String> scopes =
                Objects.requireNonNullElse(wanted.scopes(), bank.terms().scopes());
        String redirectUri = Objects.requireNonNullElseGet(
                wanted.redirectUri(), () -> client.redirectUris().getFirst());
        Grant grant = new Grant(client.clientId(), bank, login, scopes, accountsOf(bank, user), null);
        AuthorizationCode code = codes.authorize(grant, redirectUri, wanted.codeChallenge());
        Reply.json(
                context,
                201,
                Json.object("n", code.connection().number(), "code", code.value(), "redirect_uri", redirectUri));
    }

    private Set<String> accountsOf(Bank bank, String user) {
        return Stream.of(Product.Kind.values())
                .flatMap(kind -> bank.holdings(user, scene.clock().today()).products(kind).stream())
                .map(Product::id)
                .collect(Collectors.toSet());
    }

    private static String passwordOf(String user) {
        if (user.startsWith("error.") || user.startsWith("refused.")) {
            return "error";
        }
        return "doe" + (user.startsWith("john") ? user.replaceAll("\\D", "") : "");
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("no " + what);
    }
}

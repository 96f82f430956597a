package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Pages;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What each step shows. */
final class DialogPages {
    private static final Map<String, String> PERMISSIONS = Map.of(
            "info", "Your name",
            "accounts", "Your accounts and their numbers",
            "balance", "Your balances",
            "cards", "Your credit cards",
            "transactions", "Your transactions",
            "direct_debits", "Your direct debits",
            "standing_orders", "Your standing orders",
            "offline_access", "Access while you are away, for 90 days");

    private final Pages pages;
    private final SimulatorClock clock;

    DialogPages(Pages pages, SimulatorClock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    void show(Context context, DialogSession session) {
        switch (session.step()) {
            case BANK -> send(context, session, "bank", "Choose your bank", "banks", banks(session));
            case BRANCH ->
                send(
                        context,
                        session,
                        "branch",
                        "One more thing",
                        "fields",
                        BankSteps.of(session.bank().terms()).shown());
            case PERMISSIONS ->
                send(context, session, "permissions", "Allow access?", "permissions", permissions(session));
            case LOGIN -> send(context, session, "login", "Log in", "banks", banks(session));
            case ACCOUNTS -> send(context, session, "accounts", "Choose what to share", "groups", groups(session));
            case DONE -> throw new LinkRefused("This page has been left.");
        }
    }

    void sendStyle(Context context) {
        pages.sendStyle(context, "dialog.css");
    }

    void error(Context context, String reason) {
        pages.send(context, 400, "error", Json.object("title", "This link does not work", "reason", reason));
    }

    private void send(Context context, DialogSession session, String page, String title, String name, Object value) {
        boolean chosen = session.isBankChosen();
        Map<String, Object> model = Json.object(
                "title",
                title,
                "session_id",
                session.id(),
                "client",
                session.link().client().clientId(),
                "bank",
                chosen ? session.bank().terms().displayName() : null,
                "complaint",
                session.complaint(),
                "data_use",
                session.link().dataUse(),
                name,
                value);
        pages.send(context, 200, page, model);
    }

    private static List<Map<String, Object>> banks(DialogSession session) {
        return session.link().banks().stream()
                .map(bank -> Json.object(
                        "id",
                        bank.id(),
                        "name",
                        bank.terms().displayName(),
                        "initial",
                        bank.terms().displayName().substring(0, 1),
                        "unwell",
                        !bank.terms().recommendedStatus().equals("healthy")))
                .toList();
    }

    private static List<String> permissions(DialogSession session) {
        return session.scopes().stream()
                .map(PERMISSIONS::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Map<String, Object>> groups(DialogSession session) {
        return Stream.of(Product.Kind.values())
                .filter(kind -> session.scopes().contains(kind.path()))
                .map(kind -> Json.object(
                        "legend",
                        kind == Product.Kind.ACCOUNT ? "Accounts" : "Cards",
                        "products",
                        products(session, kind)))
                .toList();
    }

    private List<Map<String, Object>> products(DialogSession session, Product.Kind kind) {
        String user = session.login().user();
        return session.bank().holdings(user, clock.today()).products(kind).stream()
                .map(product -> Json.object("id", product.id(), "name", product.name(), "hint", product.hint()))
                .toList();
    }
}

package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.fault.Fault;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.RequestEntry;
import io.bankfeed.simulator.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One page for people: what there is, and buttons for what a demonstration needs. Plain forms, no JavaScript. */
final class ControlPage {
    private static final String PATH = "/simulator";
    private static final int SHOWN = 30;

    private final Control.Scene scene;
    private final Connections connections;
    private final Faults faults;
    private final Ledger ledger;
    private final Pages pages = new Pages("/control/");

    ControlPage(Control.Scene scene, Connections connections, Faults faults, Ledger ledger) {
        this.scene = scene;
        this.connections = connections;
        this.faults = faults;
        this.ledger = ledger;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, context -> pages.send(context, 200, "page", model()));
        routes.get(PATH + "/control.css", context -> pages.sendStyle(context, "control.css"));
        button(routes, "advance", context -> scene.clock().advance(Duration.parse(needed(context, "by"))));
        button(routes, "speed", context -> scene.clock().speed(Double.parseDouble(needed(context, "speed"))));
        button(routes, "run", context -> scene.clock().run(!scene.clock().isRunning()));
        button(routes, "fail", context -> faults.add(failureOf(needed(context, "provider_id"))));
        button(routes, "heal", context -> faults.remove(Integer.parseInt(needed(context, "id"))));
        button(
                routes,
                "revoke",
                context ->
                        connections.find(Integer.parseInt(needed(context, "n"))).ifPresent(ConnectionControl::revoke));
    }

    private static void button(RoutesConfig routes, String name, java.util.function.Consumer<Context> pressed) {
        routes.post(PATH + "/" + name, context -> {
            pressed.accept(context);
            context.redirect(PATH, HttpStatus.SEE_OTHER);
        });
    }

    private static String needed(Context context, String name) {
        return Objects.requireNonNull(context.formParam(name), name);
    }

    /** The bank cannot be reached by anybody until it is taken back. */
    private static Fault failureOf(String provider) {
        return Fault.ofBank(provider, 503);
    }

    private Map<String, Object> model() {
        return Json.object(
                "title", "TrueLayer simulator",
                "now", scene.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                "running", scene.clock().isRunning(),
                "speed", plain(scene.clock().speed()),
                "banks", scene.banks().all().stream().map(ControlPage::shown).toList(),
                "users", users(),
                "connections",
                        newest(connections.all()).stream().map(this::shown).toList(),
                "faults",
                        faults.all().stream()
                                .map(fault -> Json.object(
                                        "id", fault.id(), "what", Json.text(fault.fault()), "struck", fault.struck()))
                                .toList(),
                "requests",
                        newest(ledger.requests()
                                        .matching(request -> !request.endpoint().endsWith(".css")))
                                .stream()
                                .map(ControlPage::shown)
                                .toList());
    }

    /** Those who ever shared anything, the latest first, with the banks where they still do. */
    private List<Map<String, Object>> users() {
        Map<String, List<Connection>> byUser = connections.all().reversed().stream()
                .collect(Collectors.groupingBy(
                        connection -> connection.login().user(), LinkedHashMap::new, Collectors.toList()));
        return byUser.entrySet().stream()
                .limit(SHOWN)
                .map(user -> Json.object("name", user.getKey(), "banks", liveBanks(user.getValue())))
                .toList();
    }

    private String liveBanks(List<Connection> connections) {
        return connections.stream()
                .filter(connection -> connection.isConsentedAt(scene.clock().instant()))
                .map(connection -> connection.bank().terms().displayName())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String plain(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }

    private static <T> List<T> newest(List<T> all) {
        return all.subList(Math.max(0, all.size() - SHOWN), all.size()).reversed();
    }

    private static Map<String, Object> shown(Bank bank) {
        return Json.object(
                "id", bank.id(),
                "name", bank.terms().displayName(),
                "country", bank.terms().country(),
                "group", bank.terms().group(),
                "status", bank.terms().recommendedStatus(),
                "quirks",
                        String.join(
                                ", ",
                                bank.terms().quirks().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList()));
    }

    private Map<String, Object> shown(Connection connection) {
        boolean live = connection.isConsentedAt(scene.clock().instant());
        return Json.object(
                "n", connection.number(),
                "user", connection.login().user(),
                "bank", connection.bank().terms().displayName(),
                "state", live ? connection.state() : "ended",
                "until", connection.consentExpiresAt().truncatedTo(ChronoUnit.MINUTES),
                "live", live);
    }

    private static Map<String, Object> shown(RequestEntry request) {
        return Json.object(
                "at", request.at().truncatedTo(ChronoUnit.SECONDS),
                "what", request.method() + " " + request.endpoint(),
                "connection", request.connection(),
                "how", (request.attended() ? "attended " : "") + (request.async() ? "async" : ""),
                "status", request.status(),
                "error", request.error(),
                "bad", request.status() >= 400);
    }
}

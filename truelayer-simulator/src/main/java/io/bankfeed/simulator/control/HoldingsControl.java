package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** The truth about connections: what was granted, and what the bank holds, whatever may be read by whom. */
final class HoldingsControl {
    private static final String PATH = Control.ROOT + "/ledger/connections";

    private final SimulatorClock clock;
    private final Connections connections;

    HoldingsControl(SimulatorClock clock, Connections connections) {
        this.clock = clock;
        this.connections = connections;
    }

    void register(RoutesConfig routes) {
        routes.get(
                PATH,
                context -> Reply.json(
                        context,
                        200,
                        Json.object(
                                "items",
                                connections.all().stream().map(this::shown).toList())));
        routes.get(PATH + "/{n}", context -> Reply.json(context, 200, shown(connectionOf(context))));
        String account = PATH + "/{n}/accounts/{account_id}";
        routes.get(account + "/transactions", context -> rows(context, false));
        routes.get(account + "/pending", context -> rows(context, true));
        routes.get(account + "/balance", this::balance);
    }

    private Connection connectionOf(Context context) {
        return connections
                .find(Integer.parseInt(context.pathParam("n")))
                .orElseThrow(() -> ApiError.of(404, "not_found", "no such connection"));
    }

    private Map<String, Object> shown(Connection connection) {
        Instant now = clock.instant();
        boolean lapsed = connection.state() == Connection.State.ACTIVE && !connection.isConsentedAt(now);
        return Json.object(
                "n", connection.number(),
                "credentials_id", connection.credentialsId(),
                "provider_id", connection.bank().id(),
                "client_id", connection.clientId(),
                "user", connection.login().user(),
                "scopes", connection.scopes(),
                "consent_id", connection.consentId(),
                "state", lapsed ? "EXPIRED" : connection.state(),
                "granted_at", connection.grantedAt(),
                "history_window_closes_at", connection.historyWindowClosesAt(),
                "consent_expires_at", connection.consentExpiresAt(),
                "account_ids", shared(connection, Product.Kind.ACCOUNT),
                "card_ids", shared(connection, Product.Kind.CARD));
    }

    private List<String> shared(Connection connection, Product.Kind kind) {
        return connection.holdings(clock.today()).products(kind).stream()
                .filter(connection::shares)
                .map(Product::id)
                .toList();
    }

    private void rows(Context context, boolean pending) {
        String id = accountOf(context);
        Instant asOf = asOf(context);
        Holdings holdings = connectionOf(context).holdings(LocalDate.ofInstant(asOf, ZoneOffset.UTC));
        LocalDate from = day(context.queryParam("from"), LocalDate.MIN);
        LocalDate to = day(context.queryParam("to"), LocalDate.MAX);
        List<Row> rows = (pending ? holdings.pending(id) : holdings.booked(id))
                .stream()
                        .filter(row -> !row.date().isBefore(from) && !row.date().isAfter(to))
                        .toList();
        BigDecimal sum = rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Reply.json(
                context,
                200,
                Json.object(
                        "account_id",
                        id,
                        "as_of",
                        asOf,
                        "count",
                        rows.size(),
                        "sum",
                        sum.toPlainString(),
                        "oldest",
                        rows.isEmpty() ? null : rows.getLast().date(),
                        "newest",
                        rows.isEmpty() ? null : rows.getFirst().date(),
                        "results",
                        rows.stream().map(row -> new RawValue(row.json())).toList()));
    }

    /** Now, or the past instant that {@code at} names. */
    private Instant asOf(Context context) {
        String at = context.queryParam("at");
        Instant now = clock.instant();
        Instant wanted = at == null ? now : Instant.parse(at);
        if (wanted.isAfter(now)) {
            throw new IllegalArgumentException("at is not in the future");
        }
        return wanted;
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text);
    }

    private void balance(Context context) {
        LocalDate day = LocalDate.ofInstant(asOf(context), ZoneOffset.UTC);
        String balance = connectionOf(context).holdings(day).balance(accountOf(context));
        Reply.json(context, 200, new RawValue(balance));
    }

    private String accountOf(Context context) {
        String id = context.pathParam("account_id");
        Connection connection = connectionOf(context);
        boolean shared = Stream.of(Product.Kind.values())
                .map(kind -> shared(connection, kind))
                .flatMap(List::stream)
                .collect(Collectors.toSet())
                .contains(id);
        if (!shared) {
            throw ApiError.of(404, "not_found", "no such account");
        }
        return id;
    }
}

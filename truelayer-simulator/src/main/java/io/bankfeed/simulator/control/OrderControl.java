package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.ExtraTransaction;
import io.bankfeed.simulator.bank.Orderable;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.data.AnswerCache;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes in a bank's books on a tester's order, and withdraws what stands there. */
final class OrderControl {
    private static final String PATH = Control.ROOT + "/connections/{n}/accounts/{account_id}/transactions";

    private final SimulatorClock clock;
    private final Connections connections;
    private final AnswerCache cache;

    OrderControl(SimulatorClock clock, Connections connections, AnswerCache cache) {
        this.cache = cache;
        this.clock = clock;
        this.connections = connections;
    }

    /** Today and booked unless said otherwise; the amount as the account's own side signs it. */
    record Order(
            String description,
            BigDecimal amount,
            @Nullable LocalDate date,
            @Nullable Boolean pending) {

        ExtraTransaction on(LocalDate today) {
            return new ExtraTransaction(
                    description,
                    amount.movePointRight(2).longValueExact(),
                    date == null ? today : date,
                    Boolean.TRUE.equals(pending));
        }
    }

    void register(RoutesConfig routes) {
        routes.post(PATH, this::add);
        routes.delete(PATH + "/{transaction_id}", this::withdraw);
    }

    private void add(Context context) {
        Order order = Json.read(context.bodyAsBytes(), Order.class);
        if (order.description() == null || order.amount() == null) {
            throw new IllegalArgumentException("description and amount are needed");
        }
        Connection connection = connectionOf(context);
        LocalDate today = clock.today();
        booksOf(connection).add(userOf(connection), today, accountOf(context, connection), order.on(today));
        cache.forget();
        Reply.json(context, 201, order);
    }

    private void withdraw(Context context) {
        Connection connection = connectionOf(context);
        boolean gone = booksOf(connection)
                .withdraw(
                        userOf(connection),
                        clock.today(),
                        accountOf(context, connection),
                        context.pathParam("transaction_id"));
        cache.forget();
        context.status(gone ? 204 : 404);
    }

    private Connection connectionOf(Context context) {
        return connections
                .find(Integer.parseInt(context.pathParam("n")))
                .orElseThrow(() -> ApiError.of(404, "not_found", "no such connection"));
    }

    private static Orderable booksOf(Connection connection) {
        return connection
                .bank()
                .orderable()
                .orElseThrow(() -> ApiError.of(409, "conflict", "this bank's books are a recording"));
    }

    private static String userOf(Connection connection) {
        return connection.login().user();
    }

    private String accountOf(Context context, Connection connection) {
        return connection.bankAccountId(context.pathParam("account_id"), clock.today());
    }
}

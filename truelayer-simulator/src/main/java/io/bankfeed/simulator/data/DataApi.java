package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Attendance;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The endpoints under {@code /data/v1}. */
public final class DataApi {
    private static final String ROOT = "/data/v1";
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Settings settings;
    private final SimulatorClock clock;
    private final Switches switches;
    private final Bearers bearers;
    private final BankCall bank;
    private final Asynchronous asynchronous;

    public DataApi(
            Settings settings,
            SimulatorClock clock,
            Switches switches,
            Bearers bearers,
            BankCall bank,
            Asynchronous asynchronous) {
        this.settings = settings;
        this.clock = clock;
        this.switches = switches;
        this.bearers = bearers;
        this.bank = bank;
        this.asynchronous = asynchronous;
    }

    public void register(RoutesConfig routes) {
        routes.get(ROOT + "/me", context -> {
            Connection connection = connectionOf(context);
            Reply.bytes(context, 200, Me.of(connection, clock).render());
        });
        routes.get(ROOT + "/info", answer(Product.Kind.ACCOUNT, Feature.INFO, "info"));
        routes.get(ROOT + "/results/{task_id}", this::results);
        register(routes, Product.Kind.ACCOUNT);
        register(routes, Product.Kind.CARD);
        String one = ROOT + "/accounts/{account_id}";
        routes.get(one + "/standing_orders", account(Product.Kind.ACCOUNT, Feature.STANDING_ORDERS));
        routes.get(one + "/direct_debits", account(Product.Kind.ACCOUNT, Feature.DIRECT_DEBITS));
    }

    private void register(RoutesConfig routes, Product.Kind kind) {
        String list = ROOT + "/" + kind.path();
        String one = list + "/{account_id}";
        routes.get(list, answer(kind, Feature.LIST, kind.path()));
        routes.get(one, answer(kind, Feature.DETAILS, kind.path()));
        routes.get(one + "/balance", account(kind, Feature.BALANCE));
        routes.get(one + "/transactions", account(kind, Feature.TRANSACTIONS));
        routes.get(
                one + "/transactions/pending", answer(kind, Feature.PENDING, kind.path(), Feature.TRANSACTIONS.word()));
    }

    private Handler account(Product.Kind kind, Feature feature) {
        return answer(kind, feature, kind.path(), feature.word());
    }

    private Handler answer(Product.Kind kind, Feature feature, String... scopes) {
        return context -> {
            Connection connection = connectionOf(context);
            if (!connection.scopes().containsAll(List.of(scopes))) {
                throw Refusals.missingScope();
            }
            DataCall call = callOf(context, connection, kind, feature);
            if (feature != Feature.INFO && "true".equals(context.queryParam("async"))) {
                asynchronous.accept(context, call, Reply.baseUrl(context, settings));
            } else {
                Reply.bytes(context, 200, bank.ask(call).render());
            }
        };
    }

    private DataCall callOf(Context context, Connection connection, Product.Kind kind, Feature feature) {
        boolean ranged = feature == Feature.TRANSACTIONS || feature == Feature.PENDING;
        Optional<DateRange> range = ranged
                ? Optional.of(DateRange.parse(context.queryParam("from"), context.queryParam("to"), clock.today()))
                : Optional.empty();
        return new DataCall(
                connection,
                kind,
                feature,
                Optional.ofNullable(context.pathParamMap().get("account_id")),
                range,
                Attendance.isAttended(context),
                RequestTrace.of(context).endpoint(),
                Reply.baseUrl(context, settings) + context.path());
    }

    private void results(Context context) {
        asynchronous.results(context, connectionOf(context));
    }

    private Connection connectionOf(Context context) {
        AccessToken token = bearers.tokenOf(context);
        Connection connection = token.connection();
        RequestTrace.of(context).connection(connection);
        context.header("X-Credentials-Id", connection.credentialsId());
        context.header("Last-Modified", HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        if (!clock.instant().isBefore(token.expiresAt())) {
            throw Refusals.expiredToken(Bearers.writtenOut(token.expiresAt()));
        }
        boolean superseded = !connection.isNewest(token) && switches.is(Switch.NEWEST_TOKEN_ONLY, "on");
        if (superseded || connection.state() == Connection.State.DELETED) {
            throw Refusals.unauthorized();
        }
        return connection;
    }
}

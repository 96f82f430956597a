package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Attendance;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;

/** The endpoints under {@code /data/v1}. */
public final class DataApi {
    private static final String ROOT = "/data/v1";

    private final Settings settings;
    private final SimulatorClock clock;
    private final Switches switches;
    private final Answering answering;
    private final Bearers bearers;
    private final BankCall bank;
    private final Asynchronous asynchronous;

    public DataApi(
            Settings settings,
            SimulatorClock clock,
            Answering answering,
            Bearers bearers,
            BankCall bank,
            Asynchronous asynchronous) {
        this.settings = settings;
        this.clock = clock;
        this.switches = answering.switches();
        this.answering = answering;
        this.bearers = bearers;
        this.bank = bank;
        this.asynchronous = asynchronous;
    }

    public void register(RoutesConfig routes) {
        routes.get(ROOT + "/me", answer(Product.Kind.ACCOUNT, Feature.ME));
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
            if (isAsynchronous(context, feature)) {
                asynchronous.accept(context, call, Reply.baseUrl(context, settings));
            } else {
                answering.send(context, bank.ask(call));
            }
        };
    }

    /** Only the literal true; sources disagree about /me and /info. */
    private boolean isAsynchronous(Context context, Feature feature) {
        return "true".equals(context.queryParam("async"))
                && (feature != Feature.INFO && feature != Feature.ME || switches.is(Switch.ASYNC_INFO, "accepted"));
    }

    private DataCall callOf(Context context, Connection connection, Product.Kind kind, Feature feature) {
        Optional<DateRange> range = Optional.empty();
        Optional<ApiError> flaw = Optional.empty();
        if (feature == Feature.TRANSACTIONS || feature == Feature.PENDING) {
            try {
                range = Optional.of(rangeOf(context));
            } catch (ApiError wrong) {
                flaw = Optional.of(tellLater(context, feature, wrong));
            }
        }
        return new DataCall(
                connection,
                kind,
                feature,
                Optional.ofNullable(context.pathParamMap().get("account_id")),
                range,
                flaw,
                isAttended(context),
                RequestTrace.of(context).endpoint(),
                Reply.baseUrl(context, settings) + context.path());
    }

    private DateRange rangeOf(Context context) {
        int defaultDays = switches.is(Switch.DEFAULT_RANGE, "88_days") ? 88 : 90;
        DateRange range =
                DateRange.parse(context.queryParam("from"), context.queryParam("to"), clock.today(), defaultDays);
        boolean future = range.from().isAfter(clock.today()) && switches.is(Switch.FUTURE_RANGE, "refused");
        boolean reversed = range.isReversed() && switches.is(Switch.REVERSED_RANGE, "refused");
        if (future || reversed) {
            throw DateRange.invalid();
        }
        return range;
    }

    private ApiError tellLater(Context context, Feature feature, ApiError wrong) {
        if (isAsynchronous(context, feature) && switches.is(Switch.ASYNC_ERRORS, "in_task")) {
            return wrong;
        }
        throw wrong;
    }

    private boolean isAttended(Context context) {
        return Attendance.isAttended(context)
                && (!Attendance.isIpv6(context) || switches.is(Switch.PSU_IPV6, "accepted"));
    }

    private void results(Context context) {
        asynchronous.results(context, connectionOf(context));
    }

    private Connection connectionOf(Context context) {
        AccessToken token = bearers.tokenOf(context);
        Connection connection = token.connection();
        RequestTrace.of(context).connection(connection);
        context.header("X-Credentials-Id", connection.credentialsId());
        if (!clock.instant().isBefore(token.expiresAt())) {
            throw Refusals.expiredToken(Bearers.writtenOut(token.expiresAt()));
        }
        boolean superseded = !connection.isNewest(token) && switches.is(Switch.NEWEST_TOKEN_ONLY, "on");
        boolean deleted = connection.state() == Connection.State.DELETED;
        if (deleted && switches.is(Switch.DELETED_TOKEN, "access_denied")) {
            throw Refusals.noConsent();
        }
        if (superseded || deleted) {
            throw Refusals.unauthorized();
        }
        return connection;
    }
}

package io.bankfeed.simulator;

import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.data.Bearers;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.token.RefreshesUnderWay;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What happens to every request, whatever it is for: traced, delayed or failed on order, answered, written down. */
final class SimulatorServer {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
    private static final long LARGEST_REQUEST = 1 << 20;

    private final Switches switches;
    private final SimulatorClock clock;
    private final Secrets secrets;
    private final Witnesses witnesses;

    /** Who must see every request. */
    record Witnesses(Ledger ledger, Faults faults, Bearers bearers, RefreshesUnderWay refreshes) {}

    SimulatorServer(Switches switches, SimulatorClock clock, Secrets secrets, Witnesses witnesses) {
        this.switches = switches;
        this.clock = clock;
        this.secrets = secrets;
        this.witnesses = witnesses;
    }

    Javalin start(Settings settings, Consumer<RoutesConfig> endpoints) {
        return Javalin.create(config -> {
                    configure(config);
                    surround(config.routes);
                    answerErrors(config.routes);
                    endpoints.accept(config.routes);
                })
                .start(settings.host(), settings.port());
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.http.defaultContentType = Reply.JSON;
    }

    private void surround(RoutesConfig routes) {
        routes.before(this::arrive);
        routes.after(this::leave);
    }

    private void arrive(Context context) {
        RequestTrace trace = RequestTrace.start(context, clock);
        if (isControl(context)) {
            refuseForeignSites(context);
            return;
        }
        writeHeaders(context);
        if (trace.endpoint().equals("/connect/token")) {
            witnesses.refreshes().arrive(context);
        }
        witnesses.bearers().connectionOf(context).ifPresent(trace::connection);
        if (witnesses.faults().strike(context, trace.bank(), trace.grantType())) {
            leave(context); // which is one of the handlers that are skipped
            context.skipRemainingHandlers();
        }
    }

    /** A page of another site must not press the control page's buttons in somebody's browser. */
    private static void refuseForeignSites(Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign && !context.method().name().equals("GET")) {
            throw ApiError.of(403, "access_denied", "Only from this server's own pages.");
        }
    }

    private void writeHeaders(Context context) {
        String id = secrets.uuid();
        context.header("X-TL-Correlation-Id", id)
                .header("X-Request-Id", id)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "deny")
                .header("X-XSS-Protection", "1; mode=block")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none';")
                .header("Cache-Control", "max-age=0");
    }

    private void leave(Context context) {
        if (!isControl(context)) {
            witnesses.refreshes().leave(context);
            RequestTrace trace = RequestTrace.of(context);
            witnesses.ledger().requests().add(number -> trace.entry(number, context));
            Faults.strikeAnswer(context);
        }
    }

    private static boolean isControl(Context context) {
        return context.path().startsWith("/simulator");
    }

    private void answerErrors(RoutesConfig routes) {
        routes.exception(ApiError.class, (error, context) -> {
            boolean wait = error.status() == 429 || error.status() == 503;
            if (wait && switches.is(Switch.RETRY_AFTER, "present")) {
                context.header("Retry-After", String.valueOf(error.retryAfter().toSeconds()));
            }
            Reply.error(context, error);
        });
        routes.exception(HttpResponseException.class, (error, context) -> {
            boolean missing = error.getStatus() == HttpStatus.NOT_FOUND.getCode();
            Reply.error(context, ApiError.of(error.getStatus(), missing ? "not_found" : "invalid_request", "No."));
        });
        routes.exception(
                IllegalArgumentException.class,
                (error, context) ->
                        Reply.error(context, ApiError.of(400, "invalid_request", String.valueOf(error.getMessage()))));
        routes.exception(
                JacksonException.class,
                (error, context) -> Reply.error(
                        context, ApiError.of(400, "invalid_request", "The body is not the JSON expected here.")));
        routes.exception(Exception.class, (error, context) -> {
            LOG.error("{} {} broke", context.method(), RequestTrace.of(context).endpoint(), error);
            Reply.error(context, ApiError.of(500, "internal_server_error", "Internal server error."));
        });
    }
}

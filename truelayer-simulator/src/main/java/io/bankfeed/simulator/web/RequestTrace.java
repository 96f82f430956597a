package io.bankfeed.simulator.web;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.ledger.RequestEntry;
import io.bankfeed.simulator.time.SimulatorClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is learnt about a request on its way, for the ledger. */
public final class RequestTrace {
    private static final String ATTRIBUTE = RequestTrace.class.getName();
    private static final Pattern PRODUCT = Pattern.compile("^/data/v1/(?:accounts|cards)/([^/]+)");
    private static final Pattern RESULT = Pattern.compile("^/data/v1/results/([^/]+)");

    private final Instant at;
    private final long startedNanos = System.nanoTime();
    private final String endpoint;
    private final @Nullable String accountId;
    private @Nullable Connection connection;
    private @Nullable String grantType;
    private @Nullable String taskId;
    private @Nullable String error;

    private RequestTrace(Instant at, String path) {
        this.at = at;
        Matcher product = PRODUCT.matcher(path);
        this.accountId = product.find() ? product.group(1) : null;
        Matcher result = RESULT.matcher(path);
        this.taskId = result.find() ? result.group(1) : null;
        this.endpoint = result.replaceAll("/data/v1/results/{task_id}")
                .replaceFirst("^(/data/v1/(?:accounts|cards))/[^/]+", "$1/{account_id}");
    }

    public static RequestTrace start(Context context, SimulatorClock clock) {
        RequestTrace trace = new RequestTrace(clock.instant(), context.path());
        context.attribute(ATTRIBUTE, trace);
        return trace;
    }

    public static RequestTrace of(Context context) {
        RequestTrace trace = context.attribute(ATTRIBUTE);
        if (trace == null) {
            throw new IllegalStateException("untraced request");
        }
        return trace;
    }

    /** The path with names in the place of ids. */
    public String endpoint() {
        return endpoint;
    }

    public void connection(Connection known) {
        connection = known;
    }

    /** The bank that the request concerns, as far as is known. */
    public @Nullable String bank() {
        return connection == null ? null : connection.bank().id();
    }

    public void grantType(String type) {
        grantType = type;
    }

    public @Nullable String grantType() {
        return grantType;
    }

    public void task(String id) {
        taskId = id;
    }

    public void error(String code) {
        error = code;
    }

    public RequestEntry entry(long number, Context context) {
        Connection known = connection;
        return new RequestEntry(
                number,
                at,
                context.method().name(),
                endpoint,
                accountId,
                known == null ? null : known.number(),
                known == null ? null : known.credentialsId(),
                grantType,
                Attendance.isAttended(context),
                "true".equals(context.queryParam("async")),
                context.queryParam("from"),
                context.queryParam("to"),
                taskId,
                context.statusCode(),
                error,
                (System.nanoTime() - startedNanos) / 1_000);
    }
}

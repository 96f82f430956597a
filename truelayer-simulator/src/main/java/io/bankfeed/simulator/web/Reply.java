package io.bankfeed.simulator.web;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Settings;
import io.javalin.http.Context;

/** Writes answers. */
public final class Reply {
    public static final String JSON = "application/json; charset=utf-8";

    private Reply() {}

    public static void json(Context context, int status, Object body) {
        bytes(context, status, Json.bytes(body));
    }

    public static void bytes(Context context, int status, byte[] json) {
        context.status(status).contentType(JSON).result(json);
    }

    public static void error(Context context, ApiError error) {
        RequestTrace.of(context).error(error.code());
        json(context, error.status(), error.body());
    }

    /** Where the caller reaches this server. */
    public static String baseUrl(Context context, Settings settings) {
        return settings.publicUrl().orElseGet(() -> context.scheme() + "://" + context.host());
    }
}

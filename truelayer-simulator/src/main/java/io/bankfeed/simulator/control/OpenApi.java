package io.bankfeed.simulator.control;

import io.bankfeed.simulator.web.Reply;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The description of this API. */
final class OpenApi {
    private OpenApi() {}

    static void send(Context context) throws IOException {
        try (InputStream file = OpenApi.class.getResourceAsStream("/control/openapi.json")) {
            Reply.bytes(context, 200, Objects.requireNonNull(file).readAllBytes());
        }
    }
}

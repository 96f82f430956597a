package io.bankfeed.simulator.data;

import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.Reply;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sends what a bank answered, with the headers that tell its age. */
public record Answering(Switches switches, AnswerCache cache) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public void send(Context context, Results results) {
        context.header("Last-Modified", HTTP_DATE.format(results.fetchedAt()));
        long seconds = Math.max(0, cache.remaining(results).toSeconds());
        context.header("Cache-Control", "max-age=" + seconds);
        if (results.isEmpty() && switches.is(Switch.EMPTY_LIST, "204")) {
            context.status(204);
        } else {
            Reply.bytes(context, 200, results.render(switches.is(Switch.ENVELOPE_STATUS, "present")));
        }
    }
}

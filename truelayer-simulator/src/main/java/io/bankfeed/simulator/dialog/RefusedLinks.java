package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import io.javalin.http.ExceptionHandler;

/** What a browser sees instead of a link that must not be followed: a page, or the error of the documents. */
final class RefusedLinks implements ExceptionHandler<LinkRefused> {
    private final DialogPages pages;
    private final Switches switches;

    RefusedLinks(DialogPages pages, Switches switches) {
        this.pages = pages;
        this.switches = switches;
    }

    @Override
    public void handle(LinkRefused refused, Context context) {
        RequestTrace.of(context).error("link_refused");
        if (switches.is(Switch.REFUSED_LINK, "page")) {
            pages.error(context, refused.reason());
        } else {
            Reply.error(context, ApiError.of(401, "unauthorized_client", refused.reason()));
        }
    }
}

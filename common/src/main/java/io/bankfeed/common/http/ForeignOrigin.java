package io.bankfeed.common.http;

import java.net.URI;

/** A request was about to leave for a host other than the pinned one. */
public final class ForeignOrigin extends RuntimeException {

    ForeignOrigin(URI base, URI target) {
        super("refused: " + target.getHost() + " is not the pinned origin " + base.getHost());
    }
}

package io.bankfeed.token.keys;

import java.util.UUID;

/** The connection has no data key (any more): nothing of it can be opened. */
public final class KeyDestroyed extends RuntimeException {

    KeyDestroyed(UUID connectionId) {
        super("no data key for connection " + connectionId);
    }
}

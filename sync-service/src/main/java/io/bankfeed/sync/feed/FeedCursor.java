package io.bankfeed.sync.feed;

import io.bankfeed.common.page.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in one connection's feed, as callers and events carry it. */
record FeedCursor(UUID connectionId, long position) {

    static FeedCursor beginning(UUID connectionId) {
        return new FeedCursor(connectionId, 0);
    }

    /** Refuses what is not a place in this connection's feed. */
    static FeedCursor of(@Nullable String cursor, UUID connectionId) {
        if (cursor == null) {
            return beginning(connectionId);
        }
        List<String> parts = Cursor.decode(cursor, 2);
        try {
            long position = Long.parseLong(parts.get(1));
            if (position >= 0 && connectionId.toString().equals(parts.get(0))) {
                return new FeedCursor(connectionId, position);
            }
        } catch (NumberFormatException notOurs) {
            // refused below
        }
        throw Cursor.invalid();
    }

    String text() {
        return Cursor.encode(connectionId.toString(), Long.toString(position));
    }
}

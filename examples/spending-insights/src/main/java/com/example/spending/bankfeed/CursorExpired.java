package com.example.spending.bankfeed;

import java.time.Instant;

/** We were away longer than the feed is kept: take a snapshot, then go on from its end. */
public class CursorExpired extends RuntimeException {

    private final String resumeCursor;
    private final Instant snapshotFrom;

    CursorExpired(String resumeCursor, Instant snapshotFrom) {
        super("cursor_expired");
        this.resumeCursor = resumeCursor;
        this.snapshotFrom = snapshotFrom;
    }

    /** The feed's end at that moment: what a snapshot taken afterwards lacks follows it. */
    public String resumeCursor() {
        return resumeCursor;
    }

    /** Every change before it is in a snapshot taken afterwards. */
    public Instant snapshotFrom() {
        return snapshotFrom;
    }
}

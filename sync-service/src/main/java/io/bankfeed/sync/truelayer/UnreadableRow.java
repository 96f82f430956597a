package io.bankfeed.sync.truelayer;

/** A row lacks what it can't be stored without. Says which field, never its content. */
public final class UnreadableRow extends RuntimeException {

    public UnreadableRow(String field) {
        super("unreadable or missing: " + field);
    }
}

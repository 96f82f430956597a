package io.bankfeed.common.event;

/** A record that is no event of ours, or a known type whose data does not fit. Loud: it ends in the dead letters. */
public final class EventUnreadable extends RuntimeException {

    public EventUnreadable(String message) {
        super(message);
    }

    public EventUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}

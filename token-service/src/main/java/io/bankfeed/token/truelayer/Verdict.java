package io.bankfeed.token.truelayer;

import io.bankfeed.common.event.Actor;

/** What a failed call means for the grant: terminal, transient, unknown, or ours. */
public enum Verdict {
    /** TrueLayer will not accept this code or token ever again: the user must come back. */
    REFUSED(Actor.USER),
    /** Certainly not done, and not our fault: later. */
    BUSY(Actor.BANK),
    /** Perhaps done: nothing may be concluded about the grant. */
    UNKNOWN(Actor.BANK),
    /** Our credentials or our request are wrong: alarm; says nothing about the grant. */
    OURS(Actor.US);

    private final Actor actor;

    Verdict(Actor actor) {
        this.actor = actor;
    }

    public Actor actor() {
        return actor;
    }

    /** Whether the bank, or TrueLayer on the way to it, is in trouble: what a circuit breaker counts. */
    public boolean isTrouble() {
        return this == BUSY || this == UNKNOWN;
    }
}

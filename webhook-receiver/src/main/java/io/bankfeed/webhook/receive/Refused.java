package io.bankfeed.webhook.receive;

import org.jspecify.annotations.Nullable;

/** A delivery that is not accepted. Says nothing of what it held, and costs no stack trace: a flood must stay cheap. */
final class Refused extends RuntimeException {

    private final Outcome outcome;

    Refused(Outcome outcome) {
        this(outcome, null);
    }

    Refused(Outcome outcome, @Nullable Throwable cause) {
        super(outcome.word(), cause, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}

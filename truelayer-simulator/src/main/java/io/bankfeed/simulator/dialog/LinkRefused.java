package io.bankfeed.simulator.dialog;

/** A link that must not lead anywhere: not even back to where it says it came from. */
final class LinkRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    LinkRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

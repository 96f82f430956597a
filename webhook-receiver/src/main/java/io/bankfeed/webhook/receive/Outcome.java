package io.bankfeed.webhook.receive;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** How a delivery ended: what the sender is told, and under which name it is counted. */
enum Outcome {
    ACCEPTED(HttpStatus.ACCEPTED),
    /** Authentic, but not a notice that we know: nothing to publish and nothing to gain from sending it again. */
    IGNORED(HttpStatus.ACCEPTED),
    /** Authentic, but its body could not be read: kept raw for an operator. */
    QUARANTINED(HttpStatus.ACCEPTED),
    FORGED(HttpStatus.UNAUTHORIZED),
    SIGNATURE_REFUSED(HttpStatus.UNAUTHORIZED),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    SENDER_GONE(HttpStatus.BAD_REQUEST),
    KEYS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    BROKER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    FAILED(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Outcome(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** Our own trouble: the delivery was not at fault and is worth sending again. */
    boolean isOurFault() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** Whether bytes of the body may still be on their way, which we will not read. */
    boolean leavesBodyUnread() {
        return this == FORGED || this == BODY_TOO_LARGE || this == BODY_TOO_SLOW || this == SENDER_GONE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

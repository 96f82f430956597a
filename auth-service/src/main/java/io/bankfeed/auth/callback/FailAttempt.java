package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.common.event.ConnectionEvent.ConsentFailed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The user came back without a grant. A connection that has an earlier one keeps it. */
@Component
class FailAttempt {

    private final AuthAttempts attempts;
    private final MoveConnections move;
    private final MeterRegistry meters;

    FailAttempt(AuthAttempts attempts, MoveConnections move, MeterRegistry meters) {
        this.attempts = attempts;
        this.move = move;
        this.meters = meters;
    }

    Mono<Void> attempt(AuthAttempt attempt, Connection connection, CallbackError error, Instant now) {
        var cause = error.cause();
        return attempts.failed(attempt.id(), cause.word(), error.wireCode(), now)
                .then(move.telling(
                        connection,
                        connection.grants().lastNo(),
                        List.of(new ConsentFailed(cause.word(), error.code())),
                        locked -> locked.notGranted(error.code(), cause.actor(), now)))
                .doOnSuccess(failed -> count(attempt, cause))
                .then();
    }

    /** Per bank, where the link named one: is it the bank, us, or what users do? */
    private void count(AuthAttempt attempt, CallbackError.Cause cause) {
        String providerId = attempt.target().providerId();
        meters.counter(
                        "bankfeed.consents.failed",
                        "class",
                        cause.word(),
                        "provider",
                        providerId == null ? "any" : providerId)
                .increment();
    }
}

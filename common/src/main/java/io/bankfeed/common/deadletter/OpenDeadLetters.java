package io.bankfeed.common.deadletter;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/**
 * Degraded while any letter is open. Part of the whole health only, never of liveness or readiness: a restart does not
 * help, and the service goes on with everything else.
 */
final class OpenDeadLetters extends AbstractReactiveHealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final DeadLetters letters;

    OpenDeadLetters(DeadLetters letters) {
        super("dead letters can't be counted");
        this.letters = letters;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return letters.countOpen()
                .map(open -> builder.status(open == 0 ? Status.UP : DEGRADED)
                        .withDetail("open", open)
                        .build());
    }
}

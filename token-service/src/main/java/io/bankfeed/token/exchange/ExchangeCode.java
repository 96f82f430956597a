package io.bankfeed.token.exchange;

import io.bankfeed.common.crypto.Opener;
import io.bankfeed.common.crypto.SealBroken;
import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.common.event.Actor;
import io.bankfeed.token.truelayer.TokenEndpointClient;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Exchanges one code. A code works once and lives for minutes: what is not known to have failed is sent once more while
 * it lives, and every other end is told to the user, never left open.
 */
@Component
class ExchangeCode {

    static final String CODE_EXPIRED = "code_expired";
    static final String OUTCOME_UNKNOWN = "exchange_outcome_unknown";

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeCode.class);
    private static final int MOST_TRIES = 2;
    private static final Duration AGAIN_WHEN_OURS = Duration.ofSeconds(5);

    private final ExchangeAttempts attempts;
    private final ExchangeEnds ends;
    private final TokenEndpointClient trueLayer;
    private final Opener opener;
    private final ExchangeProperties properties;
    private final InstantSource clock;

    ExchangeCode(
            ExchangeAttempts attempts,
            ExchangeEnds ends,
            TokenEndpointClient trueLayer,
            Opener opener,
            ExchangeProperties properties,
            InstantSource clock) {
        this.attempts = attempts;
        this.ends = ends;
        this.trueLayer = trueLayer;
        this.opener = opener;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Void> of(LeasedAttempt held) {
        ExchangeAttempt attempt = held.attempt();
        if (attempt.codeDeadAt(clock.instant())) {
            return tooLate(held);
        }
        if (attempt.tries() >= MOST_TRIES) {
            return ends.lost(held, OUTCOME_UNKNOWN, Actor.USER);
        }
        return attempts.start(held).flatMap(mine -> mine ? send(held) : Mono.empty());
    }

    private Mono<Void> tooLate(LeasedAttempt held) {
        ExchangeAttempt attempt = held.attempt();
        if (attempt.tries() > 0) {
            return ends.lost(held, OUTCOME_UNKNOWN, Actor.USER);
        }
        String ours = attempt.reason();
        return ours == null ? ends.lost(held, CODE_EXPIRED, Actor.USER) : ends.lost(held, ours, Actor.US);
    }

    private Mono<Void> send(LeasedAttempt held) {
        Instant sentAt = clock.instant();
        return open(held.attempt())
                .flatMap(grant -> trueLayer.exchange(grant, held.attempt().redirectUri()))
                .flatMap(grant -> ends.succeeded(held, grant, sentAt))
                .onErrorResume(SealBroken.class, broken -> ends.lost(held, "sealed_code_unreadable", Actor.US))
                .onErrorResume(TrueLayerCallFailed.class, failure -> notExchanged(held, failure));
    }

    private Mono<SealedGrant> open(ExchangeAttempt attempt) {
        return Mono.fromSupplier(() ->
                SealedGrant.openWith(opener, attempt.sealedCode(), attempt.ref().connectionId(), attempt.attemptId()));
    }

    private Mono<Void> notExchanged(LeasedAttempt held, TrueLayerCallFailed failure) {
        boolean sentBefore = held.attempt().tries() > 0;
        return switch (failure.verdict()) {
            // Refused at the second try, the code was most likely taken by the first.
            case REFUSED -> ends.lost(held, sentBefore ? OUTCOME_UNKNOWN : failure.code(), Actor.USER);
            case UNKNOWN ->
                sentBefore
                        ? ends.lost(held, OUTCOME_UNKNOWN, Actor.USER)
                        : attempts.sendOnceMore(held, delay(held, failure)).then();
            case BUSY -> attempts.tryLater(held, delay(held, failure), null).then();
            case OURS ->
                alarm(held, failure)
                        .then(attempts.tryLater(held, AGAIN_WHEN_OURS, failure.code()))
                        .then();
        };
    }

    /** Never beyond the life of the code, whose end must be told in time. */
    private Duration delay(LeasedAttempt held, TrueLayerCallFailed failure) {
        Duration asked = failure.retryAfter().orElse(properties.secondTryAfter());
        Duration left = Duration.between(clock.instant(), held.attempt().codeExpiresAt());
        return asked.compareTo(left) < 0 ? asked : left.plusMillis(100);
    }

    private static Mono<Void> alarm(LeasedAttempt held, TrueLayerCallFailed failure) {
        return Mono.fromRunnable(() -> LOG.error(
                "ALARM TrueLayer refuses us ({}); {} waits while its code lives", failure.code(), held.attempt()));
    }
}

package io.bankfeed.token.refresh;

import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * One circuit breaker per bank. While it is open the bank's connections wait: nobody is asked to re-authorise, and no
 * refusal of a token counts as the bank's trouble.
 */
@Component
class ProviderCircuits {

    private static final String BANK_INCIDENT = "bank_incident";

    private final CircuitBreakerRegistry registry;
    private final CircuitBreakerConfig config;
    private final Duration openFor;

    ProviderCircuits(CircuitBreakerRegistry registry, WorkProperties properties) {
        this.registry = registry;
        this.openFor = properties.circuitOpenFor();
        this.config = config(openFor);
    }

    <T> Mono<T> guard(String providerId, Mono<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(of(providerId)))
                .onErrorMap(
                        CallNotPermittedException.class, open -> TrueLayerCallFailed.heldBack(BANK_INCIDENT, openFor));
    }

    boolean isOpen(String providerId) {
        return of(providerId).getState() == State.OPEN;
    }

    /** While it only tries whether the bank is back, one success is no proof. */
    boolean isClosed(String providerId) {
        return of(providerId).getState() == State.CLOSED;
    }

    private CircuitBreaker of(String providerId) {
        return registry.circuitBreaker(providerId, config);
    }

    private static CircuitBreakerConfig config(Duration openFor) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(60)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .recordException(failure -> failure instanceof TrueLayerCallFailed call
                        && call.verdict().isTrouble())
                .build();
    }
}

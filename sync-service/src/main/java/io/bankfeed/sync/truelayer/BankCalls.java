package io.bankfeed.sync.truelayer;

import io.bankfeed.common.secret.Secret;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Requests to one bank at a bearable rate, and none while it is down. */
@Component
public class BankCalls {

    private final DataApi api;
    private final CircuitBreakerRegistry breakers;
    private final RateLimiterRegistry limiters;

    BankCalls(DataApi api, CircuitBreakerRegistry breakers, RateLimiterRegistry limiters) {
        this.api = api;
        this.breakers = breakers;
        this.limiters = limiters;
    }

    /** Whether a call would not be let through now: asked before a call is reserved. */
    public boolean areHeldBack(String providerId) {
        return breakers.circuitBreaker(providerId).getState() == CircuitBreaker.State.OPEN;
    }

    public Mono<Reply> ask(String providerId, DataRequest request, Secret accessToken) {
        return api.ask(request, accessToken)
                .flatMap(BankCalls::failingOnTrouble)
                .transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker(providerId)))
                .transformDeferred(RateLimiterOperator.of(limiters.rateLimiter(providerId)))
                .onErrorResume(BankInTrouble.class, trouble -> Mono.just(trouble.reply));
    }

    private static Mono<Reply> failingOnTrouble(Reply reply) {
        boolean trouble = reply.answer() instanceof Answer.Refused refused
                && refused.httpStatus() != 429
                && refused.verdict(false) == Verdict.RETRY;
        return trouble ? Mono.error(new BankInTrouble(reply)) : Mono.just(reply);
    }

    /** For the breaker to count. */
    private static final class BankInTrouble extends RuntimeException {

        private final transient Reply reply;

        BankInTrouble(Reply reply) {
            super("bank in trouble", null, false, false);
            this.reply = reply;
        }
    }
}

package io.bankfeed.token.exchange;

import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import io.bankfeed.common.work.PostgresNotifications;
import io.bankfeed.token.identify.NewGrants;
import io.bankfeed.token.truelayer.TrueLayerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Claims due attempts, earliest expiry of the code first, and runs them beside each other. */
@Configuration(proxyBeanMethods = false)
class ExchangeWork {

    private final ExchangeProperties properties;

    ExchangeWork(ExchangeProperties properties, TrueLayerProperties trueLayer) {
        if (properties.lease().compareTo(trueLayer.timeLimit()) <= 0) {
            throw new IllegalStateException("a lease on a code must outlive the call that sends it");
        }
        this.properties = properties;
    }

    @Bean
    Crew exchangeCrew() {
        return new Crew("exchange", properties.concurrency(), properties.perProvider());
    }

    @Bean
    Loop exchangeLoop(Crew exchangeCrew, ExchangeStep step, PostgresNotifications notifications) {
        var loop = new Loop("exchange", properties.interval(), () -> step.claimInto(exchangeCrew));
        notifications.onNotify(PlanExchange.CHANNEL, loop::wake);
        return loop;
    }

    @Bean
    ExchangeStep exchangeStep(ExchangeAttempts attempts, ExchangeCode exchange, Traces traces, NewGrants newGrants) {
        return new ExchangeStep(attempts, exchange, traces, newGrants, properties);
    }

    record ExchangeStep(
            ExchangeAttempts attempts,
            ExchangeCode exchange,
            Traces traces,
            NewGrants newGrants,
            ExchangeProperties properties) {

        Mono<Integer> claimInto(Crew crew) {
            return attempts.claimDue(crew.free(), properties)
                    .doOnNext(held -> crew.begin(held.attempt().lane(), traced(held), newGrants::arrived))
                    .count()
                    .map(Math::toIntExact);
        }

        private Mono<Void> traced(LeasedAttempt held) {
            return traces.continuing(held.attempt().traceparent(), "exchange", exchange.of(held));
        }
    }
}

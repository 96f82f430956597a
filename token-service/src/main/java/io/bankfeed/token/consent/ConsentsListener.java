package io.bankfeed.token.consent;

import io.bankfeed.common.event.ConsentEvent.ConsentGranted;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.kafka.Listening;
import io.bankfeed.token.erase.PlanErasure;
import io.bankfeed.token.exchange.PlanExchange;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes due rows of what auth-service says; the calls to TrueLayer are the workers'. */
@Component
class ConsentsListener {

    private final ProcessedEvents processed;
    private final ConsentHighWater highWater;
    private final PlanExchange exchange;
    private final PlanErasure erasure;

    ConsentsListener(
            ProcessedEvents processed, ConsentHighWater highWater, PlanExchange exchange, PlanErasure erasure) {
        this.processed = processed;
        this.highWater = highWater;
        this.exchange = exchange;
        this.erasure = erasure;
    }

    @KafkaListener(topics = Topics.CONSENTS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case ConsentGranted granted -> Listening.waitFor(processed.once(event, () -> granted(event, granted)));
            case ConsentRevoked revoked -> Listening.waitFor(processed.once(event, () -> revoked(event)));
            default -> {
                // what concerns others
            }
        }
    }

    private Mono<Void> granted(EventEnvelope<?> event, ConsentGranted granted) {
        return highWater
                .admits(event.connectionId(), event.consentNo())
                .filter(counts -> counts)
                .flatMap(counts -> exchange.of(event, granted));
    }

    private Mono<Void> revoked(EventEnvelope<?> event) {
        return highWater
                .revoke(event.connectionId())
                .filter(first -> first)
                .flatMap(first -> exchange.endAllOf(event.connectionId()).then(erasure.of(event)));
    }
}

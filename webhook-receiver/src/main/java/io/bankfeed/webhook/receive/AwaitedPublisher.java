package io.bankfeed.webhook.receive;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.EventPublisher;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Completes when the broker has acknowledged, fails when it has not within the producer's delivery time. Sends from the
 * thread that it is called on: the producer is set never to block it ({@code max.block.ms} is 0), so that what has no
 * place in its buffer, or no known leader, is turned away at once instead of piling up.
 */
@Component
class AwaitedPublisher {

    private final EventPublisher publisher;

    AwaitedPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    Mono<Void> publish(EventEnvelope<?> event, String traceparent) {
        return awaited(publisher.publish(event, traceparent));
    }

    Mono<Void> send(ProducerRecord<String, byte[]> record) {
        return awaited(publisher.send(record));
    }

    private static Mono<Void> awaited(Mono<Void> sent) {
        return sent.onErrorMap(failure -> new Refused(Outcome.BROKER_UNAVAILABLE, failure));
    }
}

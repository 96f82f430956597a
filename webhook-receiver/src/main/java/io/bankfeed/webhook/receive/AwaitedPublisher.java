package io.bankfeed.webhook.receive;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.EventPublisher;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Completes when the broker has acknowledged, fails when it has not in time. Kafka's producer blocks its caller while
 * it knows no leader, so it gets a few threads of its own with a bounded queue: with the broker away, deliveries are
 * turned away at once instead of piling up.
 */
@Component
class AwaitedPublisher implements DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUED = 2_000;

    private final EventPublisher publisher;
    private final WebhookProperties properties;
    private final Scheduler sending = Schedulers.newBoundedElastic(THREADS, QUEUED, "publish");

    AwaitedPublisher(EventPublisher publisher, WebhookProperties properties) {
        this.publisher = publisher;
        this.properties = properties;
    }

    Mono<Void> publish(EventEnvelope<?> event, String traceparent) {
        return awaited(publisher.publish(event, traceparent));
    }

    Mono<Void> send(ProducerRecord<String, byte[]> record) {
        return awaited(publisher.send(record));
    }

    private Mono<Void> awaited(Mono<Void> sent) {
        return sent.subscribeOn(sending)
                .timeout(properties.publishTimeout())
                .onErrorMap(failure -> new Refused(Outcome.BROKER_UNAVAILABLE, failure));
    }

    @Override
    public void destroy() {
        sending.dispose();
    }
}

package io.bankfeed.common.event;

import io.bankfeed.common.observability.Traces;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;
import reactor.core.publisher.Mono;

/** Sends straight to the broker and completes on its ack: for a service that has no database to hold an outbox. */
public final class EventPublisher {

    private final EventCodec codec;
    private final KafkaOperations<String, byte[]> kafka;
    private final Traces traces;

    public EventPublisher(EventCodec codec, KafkaOperations<String, byte[]> kafka, Traces traces) {
        this.codec = codec;
        this.kafka = kafka;
        this.traces = traces;
    }

    /** Fails with Kafka's exception when the broker did not acknowledge within the producer's delivery time. */
    public Mono<Void> publish(EventEnvelope<?> event) {
        return traces.traceparent()
                .flatMap(parent ->
                        Mono.fromFuture(() -> kafka.send(codec.encode(event).toRecord(parent.orElse(null)))))
                .then();
    }

    /** As above, as part of the given trace. */
    public Mono<Void> publish(EventEnvelope<?> event, String traceparent) {
        return Mono.fromFuture(() -> kafka.send(codec.encode(event).toRecord(traceparent)))
                .then();
    }

    /** For a record that is no event of ours; completes and fails as above. */
    public Mono<Void> send(ProducerRecord<String, byte[]> record) {
        return Mono.fromFuture(() -> kafka.send(record)).then();
    }
}

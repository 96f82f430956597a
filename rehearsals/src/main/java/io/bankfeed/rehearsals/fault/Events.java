package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.kafka.EventRecord;
import io.bankfeed.localstack.process.StackFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records put into a topic from outside, good and bad. */
record Events(String kafka) {
    private static final String TOPIC = "bankfeed.results";

    /** Results that no task waits for, spread over all partitions. */
    void resultsOfNobody(int count) {
        try (var producer = producer()) {
            for (int i = 0; i < count; i++) {
                producer.send(resultsReady(UUID.randomUUID().toString()));
            }
            producer.flush();
        }
    }

    /** A record that is no event. */
    void unreadable() {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(TOPIC, "rehearsal", "no event".getBytes(StandardCharsets.UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("Kafka did not take the record: " + e, e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> resultsReady(String connection) {
        var now = Instant.now();
        var data = """
                {"connection_id":"%1$s","tenant":"demo","consent_no":1,"task_ref":"%2$s","reported_status":"succeeded",
                 "received_at":"%3$s"}""".formatted(connection, UUID.randomUUID(), now);
        return new EventRecord(TOPIC, "bankfeed.results.ready.v1", "webhook-receiver", connection, "demo", now)
                .with(data.getBytes(StandardCharsets.UTF_8));
    }
}

package io.bankfeed.localstack.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event as a service writes it, CloudEvents 1.0 in Kafka's binary mode, for who stands in for that service.
 *
 * @param connection key and subject; under its first consent
 * @param source the service's name
 */
public record EventRecord(String topic, String type, String source, String connection, String tenant, Instant at) {

    public ProducerRecord<String, byte[]> with(byte[] data) {
        var event = new ProducerRecord<>(topic, connection, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/bankfeed/" + source,
                        "ce_type",
                        type,
                        "content-type",
                        "application/json",
                        "ce_subject",
                        connection,
                        "ce_time",
                        at.toString(),
                        "ce_consentno",
                        "1",
                        "ce_tenant",
                        tenant)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }
}

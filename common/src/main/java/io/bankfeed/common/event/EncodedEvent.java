package io.bankfeed.common.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** An event as bytes and headers, ready for the outbox or the broker. */
public record EncodedEvent(String topic, String key, Map<String, String> headers, byte[] value) {

    private static final String TRACEPARENT = "traceparent";

    /** The record to send; {@code traceparent} (W3C Trace Context) continues the trace that made the event. */
    public ProducerRecord<String, byte[]> toRecord(@Nullable String traceparent) {
        var kafkaHeaders = new RecordHeaders();
        headers.forEach((name, text) -> kafkaHeaders.add(name, text.getBytes(StandardCharsets.UTF_8)));
        if (traceparent != null) {
            kafkaHeaders.add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(topic, null, null, key, value, kafkaHeaders);
    }

    @Override
    public String toString() {
        return "EncodedEvent[topic=%s, key=%s]".formatted(topic, key);
    }
}

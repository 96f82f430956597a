package com.example.spending.intake;

import com.example.spending.bankfeed.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvent in Kafka's binary mode: attributes in the headers {@code ce_*}, data in the value. Fields that we do not
 * know are ignored, as the contract asks.
 */
record Event(UUID id, String type, String topic, JsonNode data) {

    static Event of(ConsumerRecord<String, String> record, JsonMapper json) {
        return new Event(
                UUID.fromString(header(record, "ce_id")), header(record, "ce_type"), record.topic(), json.readTree(record.value()));
    }

    UUID connectionId() {
        return UUID.fromString(data.required("connection_id").asString());
    }

    long consentNo() {
        return data.required("consent_no").asLong();
    }

    List<Change> changes(JsonMapper json) {
        return data.required("changes").valueStream()
                .map(change -> json.treeToValue(change, Change.class))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

package io.bankfeed.common.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.rw.CloudEventWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to CloudEvents 1.0 in Kafka's binary mode and back: attributes as {@code ce_*} headers, data as JSON.
 *
 * <p>The envelope's {@code connection_id} (or {@code provider_id}), {@code tenant} and {@code consent_no} stand in the
 * data too, so that a consumer needs no header to use it; the headers {@code ce_tenant} and {@code ce_consentno} let
 * one filter without parsing. Safe for use by many threads.
 */
public final class EventCodec {

    private static final String CONNECTION_ID = "connection_id";
    private static final String TENANT = "tenant";
    private static final String CONSENT_NO = "consent_no";

    private final JsonMapper json;
    private final CloudEventDeserializer deserializer = new CloudEventDeserializer();

    public EventCodec(JsonMapper json) {
        this.json = json;
    }

    public EncodedEvent encode(EventEnvelope<?> event) {
        CloudEventWriter<ProducerRecord<String, byte[]>> writer =
                KafkaMessageFactory.createWriter(event.topic(), event.key()).create(SpecVersion.V1);
        writeAttributes(event, writer);
        var record = writer.end(BytesCloudEventData.wrap(json.writeValueAsBytes(data(event))));
        return new EncodedEvent(event.topic(), event.key(), asMap(record.headers()), record.value());
    }

    /**
     * Reads one record. A type that is not known yields an {@link UnknownEvent}.
     *
     * @throws EventUnreadable when it is no CloudEvent, or a known type's data lacks what it must have
     */
    public EventEnvelope<?> decode(String topic, Headers headers, byte[] value) {
        CloudEvent event = cloudEvent(topic, headers, value);
        Optional<EventType> known = EventType.ofWireType(event.getType());
        if (known.isEmpty()) {
            return envelope(event, json.createObjectNode(), new UnknownEvent(event.getType()));
        }
        ObjectNode data = dataOf(event);
        return envelope(event, data, payload(known.get(), data));
    }

    /** Straight to the record: a CloudEvent in between, checked once more by its builder, cost half of it all. */
    private static void writeAttributes(EventEnvelope<?> event, CloudEventContextWriter writer) {
        writer.withContextAttribute("id", event.id().toString());
        writer.withContextAttribute("source", "/bankfeed/" + event.source());
        writer.withContextAttribute("type", event.type().wireType());
        writer.withContextAttribute("time", event.occurredAt().toString());
        writer.withContextAttribute("subject", event.key());
        writer.withContextAttribute("datacontenttype", "application/json");
        writer.withContextAttribute(TENANT, event.tenant());
        writer.withContextAttribute("consentno", Long.toString(event.consentNo()));
    }

    private ObjectNode data(EventEnvelope<?> event) {
        ObjectNode data = json.createObjectNode();
        if (!(event.payload() instanceof ProviderEvent)) {
            data.put(CONNECTION_ID, event.key()).put(TENANT, event.tenant()).put(CONSENT_NO, event.consentNo());
        }
        ObjectNode payload = json.valueToTree(event.payload());
        data.setAll(payload);
        return data;
    }

    private CloudEvent cloudEvent(String topic, Headers headers, byte[] value) {
        try {
            return deserializer.deserialize(topic, headers, value);
        } catch (CloudEventRWException | IllegalArgumentException unreadable) {
            throw new EventUnreadable("not a CloudEvent in binary mode: " + unreadable.getMessage(), unreadable);
        }
    }

    private ObjectNode dataOf(CloudEvent event) {
        var data = event.getData();
        if (data == null) {
            throw new EventUnreadable(event.getType() + " has no data");
        }
        try {
            JsonNode tree = json.readTree(data.toBytes());
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new EventUnreadable(event.getType() + ": data is not a JSON object");
        } catch (JacksonException unreadable) {
            throw new EventUnreadable(event.getType() + ": data is not JSON");
        }
    }

    private Event payload(EventType type, ObjectNode data) {
        try {
            return RequiredComponents.checked(json.treeToValue(data, type.payload()));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            // The parser's message quotes the data: only its location may travel on.
            throw new EventUnreadable(type.wireType() + ": data does not fit, " + where(unreadable));
        }
    }

    private static String where(Exception unreadable) {
        return unreadable instanceof JacksonException jackson
                ? "at " + jackson.getPathReference()
                : String.valueOf(unreadable.getMessage());
    }

    private static EventEnvelope<Event> envelope(CloudEvent event, ObjectNode data, Event payload) {
        var time = event.getTime();
        var subject = event.getSubject();
        if (time == null || subject == null) {
            throw new EventUnreadable(event.getType() + " lacks time or subject");
        }
        try {
            return new EventEnvelope<>(
                    UUID.fromString(event.getId()),
                    event.getSource().getPath().replaceFirst("^/bankfeed/", ""),
                    time.toInstant(),
                    subject,
                    data.path(TENANT).asString(""),
                    data.path(CONSENT_NO).asLong(0),
                    payload);
        } catch (IllegalArgumentException unreadable) {
            throw new EventUnreadable(event.getType() + ": id is not a UUID");
        }
    }

    private static Map<String, String> asMap(Headers headers) {
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return map;
    }
}

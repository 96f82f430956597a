package io.bankfeed.contracts.topic;

import io.bankfeed.common.event.EventType;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.contracts.event.EventSchemas;
import io.bankfeed.contracts.event.Golden;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One message for each event type; its example is the golden file. */
final class Messages {

    private static final List<String> ALWAYS =
            List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "content-type");

    private final EventSchemas schemas = new EventSchemas();

    void addTo(ObjectNode components) {
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            messages.set(type.wireType(), message(type, messages.objectNode()));
        }
        components.set("schemas", components.objectNode().set("Headers", headers(components.objectNode())));
    }

    private ObjectNode message(EventType type, ObjectNode message) {
        JsonNode golden = Golden.of(type);
        message.put("name", type.wireType()).put("title", type.wireType()).put("contentType", "application/json");
        JsonNode description = schemas.of(type).path("description");
        if (!description.isMissingNode()) {
            message.put("summary", description.asString());
        }
        message.putObject("headers").put("$ref", "#/components/schemas/Headers");
        message.putObject("payload").put("$ref", "./events/" + type.wireType() + ".json");
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .set("key", key(type, message));
        ObjectNode example = message.putArray("examples").addObject().put("name", "golden");
        example.set("headers", golden.path("headers"));
        example.set("payload", golden.path("data"));
        return message;
    }

    private static ObjectNode key(EventType type, ObjectNode factory) {
        return ProviderEvent.class.isAssignableFrom(type.payload())
                ? factory.objectNode().put("type", "string").put("description", "provider_id")
                : factory.objectNode()
                        .put("type", "string")
                        .put("format", "uuid")
                        .put("description", "connection_id");
    }

    private static ObjectNode headers(ObjectNode headers) {
        headers.put("type", "object")
                .put("description", "CloudEvents 1.0, Kafka protocol binding, binary mode; all text in UTF-8.");
        ALWAYS.forEach(headers.putArray("required")::add);
        ObjectNode properties = headers.putObject("properties");
        text(properties, "ce_specversion", "1.0 always.").put("const", "1.0");
        text(properties, "ce_id", "Unique for ever: what consumers deduplicate by.")
                .put("format", "uuid");
        text(properties, "ce_source", "The service that says it.").put("pattern", "^/bankfeed/[a-z-]+$");
        text(properties, "ce_type", "The event type; skip what you do not know.");
        text(properties, "ce_time", "Business time of the fact.").put("format", "date-time");
        text(properties, "ce_subject", "The record's key.");
        text(properties, "ce_tenant", "As in the data, to filter without parsing.");
        text(properties, "ce_consentno", "As `consent_no` in the data.").put("pattern", "^\\d+$");
        text(properties, "content-type", "Of the data.").put("const", "application/json");
        text(properties, "traceparent", "W3C Trace Context of what caused the event.");
        return headers;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}

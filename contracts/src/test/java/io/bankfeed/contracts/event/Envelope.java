package io.bankfeed.contracts.event;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the data of every event about a connection begins with: see {@code EventCodec}. */
final class Envelope {

    private Envelope() {}

    static void addTo(ObjectNode schema) {
        ObjectNode properties = schema.objectNode();
        properties
                .putObject("connection_id")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", "The connection concerned; also the record's key.");
        properties.putObject("tenant").put("type", "string").put("description", "Owner of the connection.");
        properties
                .putObject("consent_no")
                .put("type", "integer")
                .put("minimum", 0)
                .put(
                        "description",
                        "Number of the grant this belongs to, rising per connection; 0 where there is none yet."
                                + " Ignore what belongs to an older grant than the newest you have seen.");
        properties.setAll(schema.withObject("properties"));
        schema.set("properties", properties);
        ArrayNode required =
                schema.arrayNode().add("connection_id").add("tenant").add("consent_no");
        schema.withArray("required").forEach(required::add);
        schema.set("required", required);
    }
}

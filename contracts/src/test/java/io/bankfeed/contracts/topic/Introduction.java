package io.bankfeed.contracts.topic;

import tools.jackson.databind.node.ObjectNode;

/** What comes before the topics. */
final class Introduction {

    private static final String TEXT = """
            Every event is a CloudEvent 1.0 in Kafka's binary mode: attributes as `ce_*` headers, data as JSON, \
            `traceparent` where there is a trace.

            **Delivery** is at least once: deduplicate by `ce_id`, in the transaction of the effect.

            **Growth** is additive only: fields and types are added, never changed or taken away; a breaking change \
            is a new type. Ignore fields that you do not know, and skip types that you do not know (docs/consumers \
            shows how).

            **Grants**: `consent_no` rises with every grant of a connection. Keep the highest that you have seen for \
            each connection, for ever, and ignore what belongs to an older one; after `bankfeed.data.erased.v1` \
            ignore everything of that connection.

            **Amounts** are decimal strings, instants RFC 3339 in UTC.""";

    private Introduction() {}

    static void addTo(ObjectNode document) {
        ObjectNode info = document.putObject("info");
        info.put("title", "Bankfeed events").put("version", "1").put("description", TEXT);
        info.putObject("license").put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode servers = document.putObject("servers");
        servers.putObject("local")
                .put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put("description", "./run-local; without authentication, on loopback only.");
        ObjectNode cluster = servers.putObject("cluster")
                .put("host", "{bootstrap}:9093")
                .put("protocol", "kafka-secure")
                .put("description", "A deployment. The principal decides what can be read and written.");
        cluster.putObject("variables").putObject("bootstrap").put("description", "Name of a broker.");
        cluster.putArray("security").addObject().put("$ref", "#/components/securitySchemes/principal");
    }

    static void addSecurityTo(ObjectNode components) {
        components
                .putObject("securitySchemes")
                .putObject("principal")
                .put("type", "scramSha512")
                .put("description", "Or mutual TLS; whichever gives the principal `User:<service or tenant>`.");
    }
}

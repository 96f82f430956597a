package io.bankfeed.common.event;

import java.time.Instant;
import java.util.UUID;

/**
 * One event as it travels: a CloudEvent 1.0 in binary mode.
 *
 * @param id unique for ever; what consumers deduplicate by
 * @param source the service that says it
 * @param occurredAt business time of the fact
 * @param key Kafka key and CloudEvents subject: the connection id, or the provider id on {@link Topics#PROVIDERS}
 * @param tenant owner of the connection; empty on {@link Topics#PROVIDERS}
 * @param consentNo number of the grant this belongs to, rising per connection from 1; 0 where there is none
 */
public record EventEnvelope<E extends Event>(
        UUID id, String source, Instant occurredAt, String key, String tenant, long consentNo, E payload) {

    /** The connection concerned; only for events whose key is one. */
    public UUID connectionId() {
        return UUID.fromString(key);
    }

    public EventType type() {
        return EventType.of(payload);
    }

    public String topic() {
        return type().topic(tenant);
    }
}

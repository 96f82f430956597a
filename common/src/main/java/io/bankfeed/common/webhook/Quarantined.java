package io.bankfeed.common.webhook;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An authentic webhook that could not be read, on {@link Topics#QUARANTINE}: the raw body as value, what its capability
 * said in headers. The capability's text is not kept: it opens the door.
 *
 * @param id of the event that it became or, once it can be read, becomes; header {@code ce_id}
 * @param notice which kind of webhook, by {@link Notice#word()}
 */
public record Quarantined(UUID id, String notice, Capability capability) {

    private static final String ID = "ce_id";
    private static final String NOTICE = "bankfeed-notice";
    private static final String TASK_REF = "bankfeed-task-ref";
    private static final String CONNECTION_ID = "bankfeed-connection-id";
    private static final String TENANT = "ce_tenant";
    private static final String CONSENT_NO = "ce_consentno";
    private static final String EXPIRES_AT = "bankfeed-expires-at";

    /** Its key is the connection, so that a connection's webhooks lie in their order. */
    public ProducerRecord<String, byte[]> toRecord(byte[] body, String why) {
        var record = new ProducerRecord<>(
                Topics.QUARANTINE, capability.connectionId().toString(), body);
        add(record, ID, id.toString());
        add(record, NOTICE, notice);
        add(record, CONNECTION_ID, capability.connectionId().toString());
        add(record, TASK_REF, capability.taskRef().toString());
        add(record, TENANT, capability.tenant());
        add(record, CONSENT_NO, Long.toString(capability.consentNo()));
        add(record, EXPIRES_AT, capability.expiresAt().toString());
        add(record, DeadLetterHeaders.REASON, notice + ": " + why);
        return record;
    }

    /** Empty when the headers are not those of a quarantined webhook. */
    public static Optional<Quarantined> of(Function<String, Optional<String>> header) {
        try {
            var capability = new Capability(
                    UUID.fromString(text(header, CONNECTION_ID)),
                    UUID.fromString(text(header, TASK_REF)),
                    text(header, TENANT),
                    Long.parseLong(text(header, CONSENT_NO)),
                    Instant.parse(text(header, EXPIRES_AT)));
            return Optional.of(new Quarantined(UUID.fromString(text(header, ID)), text(header, NOTICE), capability));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static String text(Function<String, Optional<String>> header, String name) {
        return header.apply(name).orElseThrow(IllegalArgumentException::new);
    }

    private static void add(ProducerRecord<String, byte[]> record, String header, String text) {
        record.headers().add(header, text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.bankfeed.common.outbox;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.EncodedEvent;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One event that waits for the relay. */
record OutboxRow(
        long seq,
        int shard,
        Instant createdAt,
        EncodedEvent event,
        @Nullable String traceparent) {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static OutboxRow read(Readable row, JsonMapper json) {
        var event = new EncodedEvent(
                Columns.text(row, "topic"),
                Columns.text(row, "record_key"),
                json.readValue(Columns.text(row, "headers"), HEADERS),
                Columns.text(row, "value").getBytes(StandardCharsets.UTF_8));
        return new OutboxRow(
                Columns.required(row, "seq", Long.class),
                Columns.required(row, "shard", Short.class).intValue(),
                Columns.instant(row, "created_at"),
                event,
                row.get("traceparent", String.class));
    }

    ProducerRecord<String, byte[]> toRecord() {
        return event.toRecord(traceparent);
    }
}

package io.bankfeed.common.deadletter;

import io.bankfeed.common.deadletter.DeadLetter.Header;
import io.bankfeed.common.deadletter.DeadLetter.Status;
import io.bankfeed.common.kafka.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** Reads a record of a dead letter topic. Whatever it looks like, it becomes a letter: nothing may be lost here. */
final class DeadLetterReader {

    private static final String ADDED = "kafka_dlt-";
    private static final char NUL = 0; // PostgreSQL's text takes every character but this one

    private DeadLetterReader() {}

    static DeadLetter read(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return new DeadLetter(
                idOf(record),
                record.topic(),
                orElse(text(record, KafkaHeaders.DLT_ORIGINAL_TOPIC), record.topic()),
                (int) number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION, record.partition()),
                number(record, KafkaHeaders.DLT_ORIGINAL_OFFSET, record.offset()),
                record.key() == null ? null : clean(record.key()),
                originalHeaders(record),
                value,
                value == null ? 0 : value.length,
                text(record, "ce_id"),
                text(record, "ce_type"),
                orElse(text(record, DeadLetterHeaders.REASON), "unknown"),
                Instant.ofEpochMilli(record.timestamp()),
                0,
                Status.OPEN,
                null,
                null);
    }

    /** By its place and time, so that reading a topic again finds the letters that are there. */
    private static UUID idOf(ConsumerRecord<?, ?> record) {
        String place = "%s/%d/%d/%d".formatted(record.topic(), record.partition(), record.offset(), record.timestamp());
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Header> originalHeaders(ConsumerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray())
                .filter(header ->
                        !header.key().startsWith(ADDED) && !header.key().equals(DeadLetterHeaders.REASON))
                .map(header -> new Header(header.key(), header.value() == null ? new byte[0] : header.value()))
                .toList();
    }

    private static @Nullable String text(ConsumerRecord<?, ?> record, String header) {
        byte[] value = valueOf(record, header);
        return value == null ? null : clean(new String(value, StandardCharsets.UTF_8));
    }

    private static long number(ConsumerRecord<?, ?> record, String header, long unlessThere) {
        byte[] value = valueOf(record, header);
        if (value == null) {
            return unlessThere;
        }
        return switch (value.length) {
            case Integer.BYTES -> ByteBuffer.wrap(value).getInt();
            case Long.BYTES -> ByteBuffer.wrap(value).getLong();
            default -> unlessThere;
        };
    }

    private static byte @Nullable [] valueOf(ConsumerRecord<?, ?> record, String header) {
        var found = record.headers().lastHeader(header);
        return found == null ? null : found.value();
    }

    private static String clean(String text) {
        return text.replace(NUL, '\uFFFD');
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}

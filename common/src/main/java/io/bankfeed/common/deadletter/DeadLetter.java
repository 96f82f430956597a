package io.bankfeed.common.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or processed.
 *
 * @param id of the letter, the same however often its topic is read; not the event's id
 * @param deadLetterTopic where it lies
 * @param topic where it was; together with partition and offset the place of the original
 * @param headers as the original had them
 * @param value as it came; null for a record without one, and once the letter is settled
 * @param size of the value in bytes, also when that is gone
 * @param eventId the CloudEvents id, as far as there is one
 * @param reason why it failed, last time
 * @param failedAt when it came to lie here
 * @param replays how many replays failed
 * @param settledBy whose token replayed or discarded it
 */
public record DeadLetter(
        UUID id,
        String deadLetterTopic,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        List<Header> headers,
        byte @Nullable [] value,
        int size,
        @Nullable String eventId,
        @Nullable String eventType,
        String reason,
        Instant failedAt,
        int replays,
        Status status,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    /** Only what is {@code OPEN} wants somebody's attention. */
    public enum Status {
        OPEN,
        REPLAYED,
        DISCARDED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One header of the original record. */
    public record Header(String name, byte[] value) {
        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /** The text of a header of the original. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::text)
                .findFirst();
    }

    /** The original record, to the byte. */
    ConsumerRecord<String, byte[]> original() {
        var original = new RecordHeaders();
        headers.forEach(header -> original.add(header.name(), header.value()));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                failedAt.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                size,
                key,
                value,
                original,
                Optional.empty());
    }

    @Override
    public String toString() {
        return "DeadLetter[id=%s, topic=%s, partition=%d, offset=%d]".formatted(id, topic, partition, offset);
    }
}

package io.bankfeed.common.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param deadLetterTopic where it lies; together with {@code topic}, {@code partition} and {@code offset}, the place of
 *     the original, it can be found with any Kafka tool
 * @param key the record's key; {@code ***} unless it is a connection's or provider's id
 * @param size of the payload in bytes
 * @param eventId the CloudEvents id of the record; a replay keeps it
 * @param reason why it failed, last time
 * @param replays how many replays failed
 * @param settledAt when it was replayed or discarded
 * @param settledBy the subject of the token that did it
 * @param payload only where one letter is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
        UUID id,
        String status,
        String deadLetterTopic,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        int size,
        @Nullable String eventId,
        @Nullable String eventType,
        String reason,
        Instant failedAt,
        int replays,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable Payload payload) {

    static DeadLetterView of(DeadLetter letter) {
        return of(letter, null);
    }

    static DeadLetterView of(DeadLetter letter, @Nullable Payload payload) {
        String key = letter.key();
        return new DeadLetterView(
                letter.id(),
                letter.status().word(),
                letter.deadLetterTopic(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                key == null ? null : Masking.ofKey(key),
                letter.size(),
                letter.eventId(),
                letter.eventType(),
                letter.reason(),
                letter.failedAt(),
                letter.replays(),
                letter.settledAt(),
                letter.settledBy(),
                payload);
    }
}

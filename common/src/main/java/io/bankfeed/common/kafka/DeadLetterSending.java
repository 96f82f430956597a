package io.bankfeed.common.kafka;

import io.bankfeed.common.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;

/**
 * Sends a record that can't be read or processed to {@code <topic>.<group>.dlt}: once, as it came, with where it came
 * from and why. When the broker does not take it the record is tried again rather than lost.
 */
final class DeadLetterSending {

    private static final Duration BROKER_LIMIT = Duration.ofSeconds(15);
    private static final int ANY_PARTITION = -1;

    private DeadLetterSending() {}

    static DeadLetterPublishingRecoverer recoverer(KafkaOperations<String, byte[]> kafka, String group) {
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka,
                (record, failure) -> new TopicPartition(Topics.deadLetters(record.topic(), group), ANY_PARTITION));
        recoverer.setFailIfSendResultIsError(true);
        recoverer.setWaitForSendResultTimeout(BROKER_LIMIT);
        // Messages and stack traces of libraries may quote what they choked on, which may be bank data.
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EX_MSG);
        recoverer.addHeadersFunction((record, failure) -> reason(failure));
        return recoverer;
    }

    private static Headers reason(Exception failure) {
        return new RecordHeaders()
                .add(DeadLetterHeaders.REASON, FailureReason.of(failure).getBytes(StandardCharsets.UTF_8));
    }
}

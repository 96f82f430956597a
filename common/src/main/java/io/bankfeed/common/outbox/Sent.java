package io.bankfeed.common.outbox;

import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;

/** What became of one row at the broker. */
record Sent(OutboxRow row, @Nullable Throwable failure) {

    static Sent of(OutboxRow row, @Nullable Throwable failure) {
        return new Sent(row, failure instanceof KafkaException wrapped ? wrapped.getMostSpecificCause() : failure);
    }

    long seq() {
        return row.seq();
    }

    int shard() {
        return row.shard();
    }

    boolean acknowledged() {
        return failure == null;
    }

    /** Taken, or never to be taken: sending it again would change nothing. */
    boolean settled() {
        return acknowledged()
                || failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException;
    }

    String why() {
        return failure == null ? "" : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}

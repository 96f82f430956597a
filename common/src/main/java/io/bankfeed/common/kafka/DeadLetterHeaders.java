package io.bankfeed.common.kafka;

/** Headers that we add to a dead letter, beside Spring's {@code kafka_dlt-*}, which tell where it came from. */
public final class DeadLetterHeaders {

    /** Why the record could not be read or processed; never a message that may quote it. */
    public static final String REASON = "bankfeed-reason";

    private DeadLetterHeaders() {}
}

package io.bankfeed.sync.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer, as far as recognising it goes; the rest of a large answer is read again when it has to be stored.
 * Twins are equal in every field and still two rows, so it equals itself alone.
 */
final class FetchedRow {
    private final int number;
    private final @Nullable String normalisedId;
    private final @Nullable String providerId;
    private final UUID fingerprint;
    private final UUID contentHash;
    private final BigDecimal value;
    private final String currency;
    private final LocalDate bookedOn;
    private final Instant occurredAt;
    private final String description;
    private final @Nullable RowContent content;

    /**
     * @param number its place in the answer
     * @param keep the content as well
     */
    FetchedRow(int number, RowContent content, boolean keep) {
        this.number = number;
        this.normalisedId = content.normalisedProviderTransactionId();
        this.providerId = content.providerTransactionId();
        this.fingerprint = content.fingerprint();
        this.contentHash = content.contentHash();
        this.value = content.value();
        this.currency = content.currency();
        this.bookedOn = content.bookedOn();
        this.occurredAt = content.occurredAt();
        this.description = content.description();
        this.content = keep ? content : null;
    }

    /** Null: to be read again. */
    @Nullable
    RowContent content() {
        return content;
    }

    int number() {
        return number;
    }

    UUID fingerprint() {
        return fingerprint;
    }

    UUID contentHash() {
        return contentHash;
    }

    @Nullable
    String normalisedId() {
        return normalisedId;
    }

    @Nullable
    String providerId() {
        return providerId;
    }

    BigDecimal value() {
        return value;
    }

    String currency() {
        return currency;
    }

    LocalDate bookedOn() {
        return bookedOn;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    String description() {
        return description;
    }
}

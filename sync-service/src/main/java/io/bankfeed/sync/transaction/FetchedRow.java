package io.bankfeed.sync.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of an answer. Twins are equal in every field and still two rows, so it equals itself alone. */
final class FetchedRow {

    private final RowContent content;
    private final UUID fingerprint;
    private final UUID contentHash;

    FetchedRow(RowContent content) {
        this.content = content;
        this.fingerprint = content.fingerprint();
        this.contentHash = content.contentHash();
    }

    RowContent content() {
        return content;
    }

    UUID fingerprint() {
        return fingerprint;
    }

    UUID contentHash() {
        return contentHash;
    }

    @Nullable
    String normalisedId() {
        return content.normalisedProviderTransactionId();
    }

    @Nullable
    String providerId() {
        return content.providerTransactionId();
    }

    BigDecimal value() {
        return content.value();
    }

    String currency() {
        return content.currency();
    }

    LocalDate bookedOn() {
        return content.bookedOn();
    }

    String description() {
        return content.description();
    }
}

package io.bankfeed.sync.transaction;

import io.bankfeed.sync.database.ContentHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer says of a transaction, with the columns of the table. */
record RowContent(
        @Nullable String normalisedProviderTransactionId,
        @Nullable String providerTransactionId,
        @Nullable String transactionId,
        String direction,
        BigDecimal value,
        String currency,
        LocalDate bookedOn,
        String timestamp,
        Instant occurredAt,
        String description,
        @Nullable String merchantName,
        @Nullable String category,
        List<String> classification,
        @Nullable BigDecimal runningBalanceValue,
        @Nullable String runningBalanceCurrency,
        boolean signMismatch,
        Object meta,
        Object raw) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    boolean isIdentified() {
        return normalisedProviderTransactionId != null || providerTransactionId != null;
    }

    /** What a row without any id is known by; equal rows of one day are told apart by their occurrence. */
    UUID fingerprint() {
        return ContentHash.of(bookedOn, value.toPlainString(), currency, words(description));
    }

    /** Everything that is shown but {@code transaction_id}, which changes from request to request. */
    UUID contentHash() {
        return ContentHash.of(
                normalisedProviderTransactionId,
                providerTransactionId,
                value.toPlainString(),
                currency,
                timestamp,
                description,
                merchantName,
                category,
                classification,
                runningBalanceValue == null ? null : runningBalanceValue.toPlainString(),
                runningBalanceCurrency,
                meta);
    }

    static String words(String description) {
        return SPACE.matcher(description.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
    }
}

package com.example.spending.bankfeed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What we use of a transaction; whatever else comes with it is ignored. */
public record Transaction(
        UUID transactionUid,
        UUID accountId,
        String direction,
        Amount amount,
        LocalDate bookedOn,
        String category,
        List<String> classification,
        String description) {

    private static final String NONE = "Other";

    /** Negative when money leaves the user's account. */
    public record Amount(BigDecimal value, String currency) {}

    /** The bank's general classification, where it gives one; else the kind of transaction. */
    public String bestCategory() {
        if (classification != null && !classification.isEmpty()) {
            return classification.getFirst();
        }
        return category == null || category.isBlank() ? NONE : readable(category);
    }

    /** BILL_PAYMENT is for machines. */
    private static String readable(String word) {
        String text = word.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

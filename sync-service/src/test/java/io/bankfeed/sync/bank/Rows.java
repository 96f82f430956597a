package io.bankfeed.sync.bank;

import java.time.LocalDate;

/** Rows as the documentation shows them. */
public final class Rows {

    private static final String ACCOUNT = """
            {"account_id": "%s", "account_type": "TRANSACTION", "display_name": "Current", "currency": "GBP",
             "update_timestamp": "2026-11-01T17:29:24.740802Z", "provider": {"provider_id": "mock"},
             "account_number": {"number": "%s", "sort_code": "12-34-56", "swift_bic": "NOT_SUPPORTED_BY_GEO"}}
            """;
    private static final String CARD = """
            {"account_id": "%s", "card_type": "CREDIT", "card_network": "VISA", "display_name": "Card",
             "currency": "GBP", "partial_card_number": "0044", "update_timestamp": "2026-11-01T17:29:24Z"}
            """;
    private static final String BALANCE = """
            {"currency": "GBP", "current": %s, "available": 10.5, "update_timestamp": "2026-11-01T17:33:30.001222Z"}
            """;
    private static final String TRANSACTION = """
            {"transaction_id": "t-%1$s", "normalised_provider_transaction_id": "txn-%1$s",
             "provider_transaction_id": "p-%1$s", "timestamp": "%2$sT12:00:00Z", "description": "%4$s",
             "amount": %3$s, "currency": "GBP", "transaction_type": "%5$s", "transaction_category": "PURCHASE",
             "transaction_classification": ["Food", "Coffee"], "meta": {"provider_category": "x"}}
            """;
    private static final String ANONYMOUS = """
            {"transaction_id": "h-%s", "timestamp": "%s", "description": "%s", "amount": %s, "currency": "GBP",
             "transaction_type": "%s", "transaction_category": "OTHER", "transaction_classification": []}
            """;

    private Rows() {}

    public static String account(String id) {
        return account(id, "12345678");
    }

    public static String account(String id, String number) {
        return ACCOUNT.formatted(id, number);
    }

    public static String card(String id) {
        return CARD.formatted(id);
    }

    public static String balance(String current) {
        return BALANCE.formatted(current);
    }

    /** A row with the ids that good banks give. */
    public static String transaction(String id, LocalDate day, String amount, String description) {
        return TRANSACTION.formatted(id, day, amount, description, type(amount));
    }

    /** A row of a bank that gives none that lasts. */
    public static String anonymous(LocalDate day, String amount, String description) {
        return ANONYMOUS.formatted(System.nanoTime(), day, description, amount, type(amount));
    }

    private static String type(String amount) {
        return amount.startsWith("-") ? "DEBIT" : "CREDIT";
    }
}

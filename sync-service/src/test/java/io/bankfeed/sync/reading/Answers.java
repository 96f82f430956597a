package io.bankfeed.sync.reading;

import io.bankfeed.common.json.BankfeedJson;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a bank would answer. */
final class Answers {

    static final JsonMapper JSON = BankfeedJson.mapper();

    private Answers() {}

    static JsonNode account(String providerAccountId) {
        return JSON.readTree("""
                {"account_id": "%s", "account_type": "TRANSACTION", "display_name": "Club", "currency": "GBP",
                 "account_number": {"iban": "GB35LOYD12345678905678", "number": "12345678", "sort_code": "12-34-56",
                                    "swift_bic": "LOYDGB2L"},
                 "update_timestamp": "2026-01-01T00:00:00Z", "provider": {"provider_id": "mock"}}
                """.formatted(providerAccountId));
    }

    static JsonNode card(String providerAccountId) {
        return JSON.readTree("""
                {"account_id": "%s", "card_type": "CREDIT", "display_name": "Card", "currency": "GBP",
                 "card_network": "VISA", "partial_card_number": "0044"}
                """.formatted(providerAccountId));
    }

    static JsonNode balance(String current) {
        return JSON.readTree("""
                {"currency": "GBP", "current": %s, "available": 2150.80, "overdraft": 1000}
                """.formatted(current));
    }

    /** Rows 1 to n, {@code perDay} of them on each day from the first. */
    static List<JsonNode> rows(int count, LocalDate first, int perDay) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("tx-%05d".formatted(i), first.plusDays(i / perDay), i % perDay))
                .toList();
    }

    static JsonNode row(String id, LocalDate day, int minute) {
        return JSON.readTree("""
                {"transaction_id": "%1$s-unstable", "normalised_provider_transaction_id": "%1$s",
                 "provider_transaction_id": "p-%1$s", "timestamp": "%2$sT10:%3$02d:00Z", "description": "SHOP %1$s",
                 "amount": -12.30, "currency": "GBP", "transaction_type": "DEBIT",
                 "transaction_category": "PURCHASE", "transaction_classification": ["Food", "Groceries"],
                 "merchant_name": "Shop", "running_balance": {"amount": 100.00, "currency": "GBP"},
                 "meta": {"provider_reference": "x"}}
                """.formatted(id, day, minute % 60));
    }
}

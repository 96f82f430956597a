package com.example.spending;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data as Bankfeed sends it, fields that we do not know included. */
final class Samples {

    private Samples() {}

    static String transaction(UUID uid, UUID account, String amount, String day, String category) {
        return """
                {"transaction_uid": "%s", "account_id": "%s", "status": "booked", "direction": "%s",
                 "amount": {"value": "%s", "currency": "GBP"}, "booked_on": "%s",
                 "timestamp": "%5$sT09:12:00.000000Z", "description": "CARD PAYMENT", "merchant_name": null,
                 "category": "PURCHASE", "classification": ["%s"], "running_balance": null,
                 "provider_ids": {"transaction_id": "x"}, "meta": {}, "of_a_later_version": [1]}
                """.formatted(uid, account, amount.startsWith("-") ? "debit" : "credit", amount, day, category);
    }

    static String change(String cursor, String op, String transaction, String changedAt) {
        return """
                {"cursor": "%s", "op": "%s", "transaction": %s, "settled_from": null, "changed_at": "%s"}
                """.formatted(cursor, op, transaction, changedAt);
    }

    static String changed(UUID connection, UUID account, String... changes) {
        return """
                {"connection_id": "%s", "tenant": "demo", "consent_no": 1, "account_id": "%s", "changes": [%s]}
                """.formatted(connection, account, Stream.of(changes).collect(Collectors.joining(",")));
    }

    static String account(UUID connection, UUID account, String name) {
        return """
                {"connection_id": "%s", "tenant": "demo", "consent_no": 1, "account_id": "%s", "kind": "account",
                 "account_type": "TRANSACTION", "display_name": "%s", "currency": "GBP", "shared": true,
                 "number_masked": "****6789"}
                """.formatted(connection, account, name);
    }

    static String erased(UUID connection) {
        return """
                {"connection_id": "%s", "tenant": "demo", "consent_no": 1, "erased_at": "2026-11-20T09:30:00Z"}
                """.formatted(connection);
    }
}

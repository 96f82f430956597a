package io.bankfeed.localstack.ledger;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** One transaction as both sides can tell it: the bank's own id where it has one, and what it says. */
public record Entry(String bankId, BigDecimal value, String currency, String description) implements Comparable<Entry> {

    public static Entry ofTheLedger(JsonNode row) {
        var amount = new BigDecimal(row.path("amount").asString()).abs().stripTrailingZeros();
        var debit = row.path("transaction_type").asString().equalsIgnoreCase("debit");
        return new Entry(
                bankId(row), debit ? amount.negate() : amount, text(row, "currency"), text(row, "description"));
    }

    public static Entry ofBankfeed(JsonNode transaction) {
        var amount = transaction.path("amount");
        return new Entry(
                bankId(transaction.path("provider_ids")),
                new BigDecimal(amount.path("value").asString()).stripTrailingZeros(),
                text(amount, "currency"),
                text(transaction, "description"));
    }

    private static String bankId(JsonNode ids) {
        var normalised = text(ids, "normalised_provider_transaction_id");
        return normalised.isEmpty() ? text(ids, "provider_transaction_id") : normalised;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    @Override
    public int compareTo(Entry other) {
        return toString().compareTo(other.toString());
    }
}

package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was paid or who paid, as a bank statement words it.
 *
 * @param fields the part of a row's JSON that is the same for every payment, rendered once
 */
record Merchant(String description, String bankCode, String fields) {

    static Merchant of(
            String description, @Nullable String name, String category, List<String> classification, String bankCode) {
        String object = Json.text(Json.object(
                "description", description,
                "transaction_category", category,
                "transaction_classification", classification,
                "merchant_name", name));
        return new Merchant(description, bankCode, object.substring(1, object.length() - 1));
    }

    static Merchant shop(String description, String name, String group, String kind) {
        return of(description, name, "PURCHASE", List.of(group, kind), "DEB");
    }

    static Merchant transfer(String description) {
        return of(description, null, "TRANSFER", List.of(), "TFR");
    }

    static Merchant standingOrder(String description) {
        return of(description, null, "STANDING_ORDER", List.of(), "SO");
    }

    static Merchant directDebit(String description, String name, String group, String kind) {
        return of(description, name, "DIRECT_DEBIT", List.of(group, kind), "DD");
    }

    static Merchant credit(String description) {
        return of(description, null, "CREDIT", List.of("Uncategorized"), "BGC");
    }
}

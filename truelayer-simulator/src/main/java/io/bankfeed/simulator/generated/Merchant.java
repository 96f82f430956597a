package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was paid or who paid, as a bank statement words it.
 *
 * @param fields the part of a row's JSON that is the same for every payment, rendered once
 * @param anonymousFields the same for banks that keep the name for meta
 * @param counterParty that part of meta
 */
record Merchant(String description, String bankCode, String fields, String anonymousFields, String counterParty) {

    static Merchant of(
            String description, @Nullable String name, String category, List<String> classification, String bankCode) {
        String iban = "NL91ABNA04171643" + Math.floorMod(Mix.of(43, description), 90) + 10;
        return new Merchant(
                description,
                bankCode,
                fields(description, category, classification, name),
                fields("SEPA " + category, category, List.of(), null),
                "," + bare(Json.object("counter_party_preferred_name", description, "counter_party_iban", iban)));
    }

    private static String fields(
            String description, String category, List<String> classification, @Nullable String name) {
        return bare(Json.object(
                "description", description,
                "transaction_category", category,
                "transaction_classification", classification,
                "merchant_name", name));
    }

    private static String bare(Map<String, Object> object) {
        String json = Json.text(object);
        return json.substring(1, json.length() - 1);
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

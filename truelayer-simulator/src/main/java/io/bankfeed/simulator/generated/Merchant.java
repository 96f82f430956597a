package io.bankfeed.simulator.generated;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was paid or who paid, as a bank statement words it. */
record Merchant(
        String description, @Nullable String name, String category, List<String> classification, String bankCode) {

    static Merchant shop(String description, String name, String group, String kind) {
        return new Merchant(description, name, "PURCHASE", List.of(group, kind), "DEB");
    }

    static Merchant transfer(String description) {
        return new Merchant(description, null, "TRANSFER", List.of(), "TFR");
    }

    static Merchant standingOrder(String description) {
        return new Merchant(description, null, "STANDING_ORDER", List.of(), "SO");
    }

    static Merchant directDebit(String description, String name, String group, String kind) {
        return new Merchant(description, name, "DIRECT_DEBIT", List.of(group, kind), "DD");
    }

    static Merchant credit(String description) {
        return new Merchant(description, null, "CREDIT", List.of("Uncategorized"), "BGC");
    }
}

package io.bankfeed.sync.account;

import static io.bankfeed.sync.truelayer.WireFields.text;

import io.bankfeed.sync.database.ContentHash;
import io.bankfeed.sync.truelayer.UnreadableRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An account or card as the bank lists it. */
record FetchedAccount(
        String kind,
        String providerAccountId,
        @Nullable String accountType,
        @Nullable String displayName,
        String currency,
        @Nullable String sortCode,
        @Nullable String number,
        @Nullable String iban,
        @Nullable String swiftBic,
        @Nullable String routingNumber,
        @Nullable String bsb,
        @Nullable String cardNetwork,
        @Nullable String partialCardNumber,
        JsonNode raw) {

    static FetchedAccount account(JsonNode row) {
        JsonNode number = row.path("account_number");
        return new FetchedAccount(
                "account",
                required(row, "account_id"),
                text(row, "account_type"),
                text(row, "display_name"),
                required(row, "currency"),
                text(number, "sort_code"),
                text(number, "number"),
                text(number, "iban"),
                supported(text(number, "swift_bic")),
                text(number, "routing_number"),
                text(number, "bsb"),
                null,
                null,
                row);
    }

    static FetchedAccount card(JsonNode row) {
        return new FetchedAccount(
                "card",
                required(row, "account_id"),
                text(row, "card_type"),
                text(row, "display_name"),
                required(row, "currency"),
                null,
                null,
                null,
                null,
                null,
                null,
                text(row, "card_network"),
                text(row, "partial_card_number"),
                row);
    }

    /** Of what a user of the API would see change; the bank's timestamp is not of it. */
    UUID contentHash() {
        return ContentHash.of(
                accountType,
                displayName,
                currency,
                sortCode,
                number,
                iban,
                swiftBic,
                routingNumber,
                bsb,
                cardNetwork,
                partialCardNumber);
    }

    private static String required(JsonNode row, String field) {
        String value = text(row, field);
        if (value == null) {
            throw new UnreadableRow(field);
        }
        return value;
    }

    /** Banks without one send a word instead. */
    private static @Nullable String supported(@Nullable String swiftBic) {
        return swiftBic == null || swiftBic.startsWith("NOT_SUPPORTED") ? null : swiftBic;
    }
}

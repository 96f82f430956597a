package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.json.Json;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the mock bank lists accounts and cards. */
final class ProductText {
    private static final Map<String, Object> PROVIDER = Json.object(
            "display_name",
            "MOCK",
            "logo_uri",
            "https://truelayer-client-logos.s3-eu-west-1.amazonaws.com/banks/banks-icons/mock-icon.svg",
            "provider_id",
            "mock");

    private ProductText() {}

    static Product of(Profile profile, String user, LocalDate today) {
        String hint = profile.isCard() ? (profile.number() - 4) + "000" : accountNumber(profile);
        Map<String, Object> fields = profile.isCard() ? card(profile, hint) : account(profile, user);
        fields.put("provider", PROVIDER);
        fields.put("update_timestamp", today + "T03:04:02.6349989Z");
        return new Product(profile.kind(), profile.id(), profile.name(), hint, Json.text(fields));
    }

    private static Map<String, Object> account(Profile profile, String user) {
        return Json.object(
                "account_id", profile.id(),
                "account_type", profile.detail(),
                "display_name", profile.name(),
                "currency", "GBP",
                "account_number",
                        Json.object(
                                "iban",
                                iban(profile, user),
                                "number",
                                accountNumber(profile),
                                "sort_code",
                                "01-21-31",
                                "swift_bic",
                                "CPBKGB00"));
    }

    private static Map<String, Object> card(Profile profile, String digits) {
        return Json.object(
                "account_id",
                profile.id(),
                "card_network",
                profile.detail(),
                "card_type",
                "CREDIT",
                "currency",
                "GBP",
                "display_name",
                profile.name(),
                "partial_card_number",
                digits,
                "name_on_card",
                "John Doe ");
    }

    private static String accountNumber(Profile profile) {
        return (profile.number() + 1) + "0000000";
    }

    /** The sandbox gives every account the same IBAN, unless the user's name asks for distinct ones. */
    private static @Nullable String iban(Profile profile, String user) {
        if (user.contains("iban")) {
            return "GB08CLRB040668" + accountNumber(profile);
        }
        return profile.iban() ? "GB08CLRB04066800003435" : null;
    }
}

package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.json.Json;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** How a bank lists accounts and cards. */
final class ProductText {
    private static final String LOGOS = "https://truelayer-client-logos.s3-eu-west-1.amazonaws.com/banks/banks-icons/";

    private ProductText() {}

    static Product of(Profile profile, BankTerms bank, String user, LocalDate today) {
        String id = profile.idFor(bank, user);
        String hint = profile.isCard()
                ? (profile.number() - 4) + "000"
                : profile.numbers().plain(profile, bank.providerId() + user);
        Map<String, Object> fields = profile.isCard() ? card(profile, hint) : account(profile, bank.providerId(), user);
        fields.put("account_id", id);
        fields.put("provider", provider(bank));
        fields.put("update_timestamp", today + "T03:04:02.6349989Z");
        return new Product(profile.kind(), id, profile.name(), hint, Json.text(fields));
    }

    private static Map<String, Object> provider(BankTerms bank) {
        return Json.object(
                "display_name",
                bank.displayName().toUpperCase(Locale.ROOT),
                "logo_uri",
                LOGOS + bank.providerId() + "-icon.svg",
                "provider_id",
                bank.providerId());
    }

    private static Map<String, Object> account(Profile profile, String bank, String user) {
        return Json.object(
                "account_type",
                profile.detail(),
                "display_name",
                profile.name(),
                "currency",
                profile.currency(),
                "account_number",
                profile.numbers().of(profile, bank, user));
    }

    private static Map<String, Object> card(Profile profile, String digits) {
        return Json.object(
                "card_network",
                profile.detail(),
                "card_type",
                "CREDIT",
                "currency",
                profile.currency(),
                "display_name",
                profile.name(),
                "partial_card_number",
                digits,
                "name_on_card",
                "John Doe ");
    }
}

package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A posting in the words of the account's bank. */
record GeneratedRow(Profile profile, Posting posting, boolean settled) implements Row {
    private static final long TRANSACTION_ID = 11;
    private static final long PROVIDER_ID = 12;
    private static final long NORMALISED_ID = 13;
    private static final long PENDING = 1000;

    @Override
    public LocalDate date() {
        return settled ? posting.booked() : posting.made();
    }

    @Override
    public Instant at() {
        return profile.timestamps().at(date(), posting.key());
    }

    @Override
    public BigDecimal amount() {
        return pounds(posting.pence());
    }

    /** Banks leave trailing zeros out. */
    static BigDecimal pounds(long pence) {
        BigDecimal plain = BigDecimal.valueOf(pence, 2).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    @Override
    public String json() {
        long key = posting.key();
        Merchant merchant = posting.merchant();
        return Json.text(Json.object(
                "timestamp", profile.timestamps().text(date(), key),
                "description", merchant.description(),
                "transaction_type", isDebit() ? "DEBIT" : "CREDIT",
                "transaction_category", merchant.category(),
                "transaction_classification", merchant.classification(),
                "merchant_name", merchant.name(),
                "amount", amount(),
                "currency", "GBP",
                "transaction_id", Mix.hex(key, settled ? TRANSACTION_ID : TRANSACTION_ID + PENDING, 32),
                "provider_transaction_id", providerId(key),
                "normalised_provider_transaction_id", normalisedId(key),
                "running_balance", runningBalance(),
                "meta", meta()));
    }

    private boolean isDebit() {
        return profile.isCard() == posting.pence() > 0;
    }

    private @Nullable String providerId(long key) {
        return profile.ids().provider(key) ? Mix.hex(key, PROVIDER_ID + phase(), 18) : null;
    }

    private @Nullable String normalisedId(long key) {
        return profile.ids().normalised(key) ? "txn-" + Mix.hex(key, NORMALISED_ID + phase(), 17) : null;
    }

    private long phase() {
        return settled || profile.ids().survivesSettlement() ? 0 : PENDING;
    }

    private @Nullable Map<String, Object> runningBalance() {
        return settled && !profile.isCard()
                ? Json.object("currency", "GBP", "amount", pounds(posting.balance()))
                : null;
    }

    private Map<String, Object> meta() {
        String card = profile.isCard() ? "1234********" + (profile.number() - 4) + "000" : null;
        return Json.object("provider_transaction_category", posting.merchant().bankCode(), "cardNumber", card);
    }
}

package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

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

    /** Put together by hand: a bank may be asked for thousands of rows at a time. */
    @Override
    public String json() {
        long key = posting.key();
        StringBuilder json = new StringBuilder(640).append('{');
        json.append("\"timestamp\":\"").append(profile.timestamps().text(date(), key));
        json.append("\",\"transaction_type\":\"").append(isDebit() ? "DEBIT" : "CREDIT");
        json.append("\",").append(posting.merchant().fields());
        json.append(",\"amount\":").append(amount().toPlainString());
        json.append(",\"currency\":\"GBP\",\"transaction_id\":\"");
        json.append(Mix.hex(key, settled ? TRANSACTION_ID : TRANSACTION_ID + PENDING, 32))
                .append('"');
        if (profile.ids().provider(key)) {
            json.append(",\"provider_transaction_id\":\"");
            json.append(Mix.hex(key, PROVIDER_ID + phase(), 18)).append('"');
        }
        if (profile.ids().normalised(key)) {
            json.append(",\"normalised_provider_transaction_id\":\"txn-");
            json.append(Mix.hex(key, NORMALISED_ID + phase(), 17)).append('"');
        }
        if (settled && !profile.isCard()) {
            json.append(",\"running_balance\":{\"currency\":\"GBP\",\"amount\":");
            json.append(pounds(posting.balance()).toPlainString()).append('}');
        }
        return json.append(meta()).append('}').toString();
    }

    private String meta() {
        String category = ",\"meta\":{\"provider_transaction_category\":\""
                + posting.merchant().bankCode() + '"';
        return profile.isCard()
                ? category + ",\"cardNumber\":\"1234********" + (profile.number() - 4) + "000\"}"
                : category + '}';
    }

    private boolean isDebit() {
        return profile.isCard() == posting.pence() > 0;
    }

    private long phase() {
        return settled || profile.ids().survivesSettlement() ? 0 : PENDING;
    }
}

package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Quirk;
import io.bankfeed.simulator.bank.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A posting in the words of the account's bank. */
record GeneratedRow(Profile profile, BankTerms terms, Posting posting, boolean settled) implements Row {
    private static final long TRANSACTION_ID = 11;
    private static final long PROVIDER_ID = 12;
    private static final long NORMALISED_ID = 13;
    private static final long PENDING = 1000;
    private static final long NEGATIVE = 17;
    private static final int ONE_IN = 6;

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
        return json(0);
    }

    /** Put together by hand: a bank may be asked for thousands of rows at a time. */
    @Override
    public String json(long variant) {
        long key = posting.key();
        StringBuilder json = new StringBuilder(640).append('{');
        json.append("\"timestamp\":\"").append(profile.timestamps().text(date(), key));
        json.append("\",\"transaction_type\":\"").append(isDebit() ? "DEBIT" : "CREDIT");
        json.append("\",")
                .append(
                        isTerse()
                                ? posting.merchant().anonymousFields()
                                : posting.merchant().fields());
        json.append(",\"amount\":").append(shownAmount().toPlainString());
        json.append(",\"currency\":\"" + profile.currency() + "\",\"transaction_id\":\"");
        json.append(transactionId(variant)).append('"');
        if (profile.ids().provider(key)) {
            json.append(",\"provider_transaction_id\":\"");
            json.append(Mix.hex(key, PROVIDER_ID + phase(), 18)).append('"');
        }
        if (profile.ids().normalised(key)) {
            json.append(",\"normalised_provider_transaction_id\":\"txn-");
            json.append(Mix.hex(key, NORMALISED_ID + phase(), 17)).append('"');
        }
        if (settled && !profile.isCard()) {
            json.append(",\"running_balance\":{\"currency\":\"")
                    .append(profile.currency())
                    .append("\",\"amount\":");
            json.append(pounds(posting.balance()).toPlainString()).append('}');
        }
        return json.append(meta()).append('}').toString();
    }

    String transactionId() {
        return transactionId(0);
    }

    private String transactionId(long variant) {
        long own = settled ? TRANSACTION_ID : TRANSACTION_ID + PENDING;
        boolean changed = terms.has(Quirk.TRANSACTION_IDS_CHANGE) && variant != 0;
        return Mix.hex(posting.key(), changed ? Mix.of(own, variant) : own, 32);
    }

    private boolean isTerse() {
        return terms.has(Quirk.COUNTER_PARTY_IN_META);
    }

    /** One bank credits with a minus sign now and then. */
    private BigDecimal shownAmount() {
        boolean wrong = terms.has(Quirk.NEGATIVE_CREDITS) && !profile.isCard() && posting.pence() > 0;
        return wrong && posting.chance(NEGATIVE, ONE_IN) ? amount().negate() : amount();
    }

    private String meta() {
        String category = ",\"meta\":{\"provider_transaction_category\":\""
                + posting.merchant().bankCode() + '"'
                + (isTerse() ? posting.merchant().counterParty() : "");
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

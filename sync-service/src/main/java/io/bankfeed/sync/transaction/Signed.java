package io.bankfeed.sync.transaction;

import io.bankfeed.sync.truelayer.UnreadableRow;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An amount as we show it: negative when money leaves the account or is put on the card. Direction comes from the type,
 * the magnitude from the amount: banks' signs differ between accounts and cards, and some are wrong.
 *
 * @param mismatch the bank's sign contradicts its type
 */
record Signed(String direction, BigDecimal value, boolean mismatch) {

    private static final String DEBIT = "debit";
    private static final String CREDIT = "credit";
    private static final int USUAL_DIGITS = 2;

    static Signed of(@Nullable String type, @Nullable BigDecimal amount, String currency, boolean card) {
        if (amount == null) {
            throw new UnreadableRow("amount");
        }
        String bySign = (amount.signum() < 0) == card ? CREDIT : DEBIT;
        String direction = type == null ? bySign : byType(type, bySign);
        BigDecimal magnitude = scaled(amount.abs(), currency);
        boolean mismatch = amount.signum() != 0 && !direction.equals(bySign);
        return new Signed(direction, direction.equals(DEBIT) ? magnitude.negate() : magnitude, mismatch);
    }

    /** At least the digits of the currency; banks leave trailing zeros out. */
    static BigDecimal scaled(BigDecimal amount, String currency) {
        BigDecimal exact = amount.stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), digits(currency)));
    }

    private static String byType(String type, String otherwise) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "DEBIT" -> DEBIT;
            case "CREDIT" -> CREDIT;
            default -> otherwise;
        };
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException notAnIsoCode) {
            return USUAL_DIGITS;
        }
    }
}

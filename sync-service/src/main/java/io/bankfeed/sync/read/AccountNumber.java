package io.bankfeed.sync.read;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account's number: its end for everybody who may see the account, the whole of it with a scope of its own. */
public sealed interface AccountNumber {

    @Nullable
    String masked();

    /** The last four characters at most, and never more than half of a short number. */
    record Masked(@Nullable String masked) implements AccountNumber {}

    record Full(
            @Nullable String masked,
            @Nullable String sortCode,
            @Nullable String number,
            @Nullable String iban,
            @Nullable String swiftBic,
            @Nullable String routingNumber,
            @Nullable String bsb)
            implements AccountNumber {}

    static AccountNumber full(Readable row) {
        return new Full(
                mask(row),
                Rows.textOrNull(row, "sort_code"),
                Rows.textOrNull(row, "number"),
                Rows.textOrNull(row, "iban"),
                Rows.textOrNull(row, "swift_bic"),
                Rows.textOrNull(row, "routing_number"),
                Rows.textOrNull(row, "bsb"));
    }

    static AccountNumber masked(Readable row) {
        return new Masked(mask(row));
    }

    private static @Nullable String mask(Readable row) {
        String card = Rows.textOrNull(row, "partial_card_number");
        if (card != null) {
            return "****" + end(card, 4);
        }
        return Stream.of("number", "iban")
                .map(column -> Rows.textOrNull(row, column))
                .filter(Objects::nonNull)
                .findFirst()
                .map(number -> "****" + end(number, number.length() / 2))
                .orElse(null);
    }

    private static String end(String number, int most) {
        return number.substring(number.length() - Math.min(number.length(), Math.min(4, most)));
    }
}

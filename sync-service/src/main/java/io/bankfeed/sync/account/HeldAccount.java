package io.bankfeed.sync.account;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as we hold it, as far as recognising it goes. */
record HeldAccount(
        UUID accountId,
        String providerAccountId,
        @Nullable String accountType,
        @Nullable String displayName,
        String currency,
        @Nullable String sortCode,
        @Nullable String number,
        @Nullable String iban,
        @Nullable String partialCardNumber) {

    static HeldAccount of(Readable row) {
        return new HeldAccount(
                required(row, "account_id", UUID.class),
                text(row, "provider_account_id"),
                row.get("account_type", String.class),
                row.get("display_name", String.class),
                text(row, "currency"),
                row.get("sort_code", String.class),
                row.get("number", String.class),
                row.get("iban", String.class),
                row.get("partial_card_number", String.class));
    }
}

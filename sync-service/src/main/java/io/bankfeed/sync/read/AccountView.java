package io.bankfeed.sync.read;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account or card as the API shows it. */
record AccountView(
        UUID accountId,
        UUID connectionId,
        String kind,
        @Nullable String accountType,
        @Nullable String displayName,
        String currency,
        boolean shared,
        AccountNumber number,
        @Nullable String cardNetwork,
        Instant asOf,
        @JsonIgnore long version) {

    static AccountView of(Readable row, boolean withFullNumber) {
        return new AccountView(
                Rows.id(row, "account_id"),
                Rows.id(row, "connection_id"),
                Rows.text(row, "kind"),
                Rows.textOrNull(row, "account_type"),
                Rows.textOrNull(row, "display_name"),
                Rows.text(row, "currency"),
                Rows.flag(row, "shared"),
                withFullNumber ? AccountNumber.full(row) : AccountNumber.masked(row),
                Rows.textOrNull(row, "card_network"),
                Columns.instant(row, "as_of"),
                Rows.number(row, "version"));
    }

    String eTag() {
        return "\"%s-%d-%s\"".formatted(asOf.toEpochMilli(), version, number instanceof AccountNumber.Full ? "f" : "m");
    }
}

package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A direct debit; its id is the bank's and may change. */
record DirectDebitView(
        UUID accountId,
        @Nullable String directDebitId,
        @Nullable String name,
        @Nullable String status,
        @Nullable String timestamp,
        @Nullable String currency,
        @Nullable String previousPaymentTimestamp,
        @Nullable BigDecimal previousPaymentAmount,
        JsonNode meta,
        Instant asOf) {

    static DirectDebitView of(Readable row, JsonNode meta) {
        return new DirectDebitView(
                Rows.id(row, "account_id"),
                Rows.textOrNull(row, "direct_debit_id"),
                Rows.textOrNull(row, "name"),
                Rows.textOrNull(row, "status"),
                Rows.textOrNull(row, "timestamp"),
                Rows.textOrNull(row, "currency"),
                Rows.textOrNull(row, "previous_payment_timestamp"),
                row.get("previous_payment_amount", BigDecimal.class),
                meta,
                Columns.instant(row, "as_of"));
    }
}

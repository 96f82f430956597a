package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A standing order; banks give it no id, and leave out what they like. */
record StandingOrderView(
        UUID accountId,
        @Nullable String frequency,
        @Nullable String status,
        @Nullable String timestamp,
        @Nullable String currency,
        @Nullable String reference,
        @Nullable String payee,
        @Nullable LocalDate firstPaymentDate,
        @Nullable BigDecimal firstPaymentAmount,
        @Nullable LocalDate nextPaymentDate,
        @Nullable BigDecimal nextPaymentAmount,
        @Nullable LocalDate finalPaymentDate,
        @Nullable BigDecimal finalPaymentAmount,
        JsonNode meta,
        Instant asOf) {

    static StandingOrderView of(Readable row, JsonNode meta) {
        return new StandingOrderView(
                Rows.id(row, "account_id"),
                Rows.textOrNull(row, "frequency"),
                Rows.textOrNull(row, "status"),
                Rows.textOrNull(row, "timestamp"),
                Rows.textOrNull(row, "currency"),
                Rows.textOrNull(row, "reference"),
                Rows.textOrNull(row, "payee"),
                row.get("first_payment_date", LocalDate.class),
                row.get("first_payment_amount", BigDecimal.class),
                row.get("next_payment_date", LocalDate.class),
                row.get("next_payment_amount", BigDecimal.class),
                row.get("final_payment_date", LocalDate.class),
                row.get("final_payment_amount", BigDecimal.class),
                meta,
                Columns.instant(row, "as_of"));
    }
}

package io.bankfeed.sync.read;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balance as the API shows it.
 *
 * @param asOf when we asked the bank for it
 * @param fresh whether that is recent enough for the caller
 */
record BalanceView(
        UUID accountId,
        BigDecimal current,
        @Nullable BigDecimal available,
        @Nullable BigDecimal overdraft,
        @Nullable BigDecimal creditLimit,
        String currency,
        Instant asOf,
        boolean fresh,
        @JsonIgnore long version) {

    static BalanceView of(Readable row, Instant freshSince) {
        Instant asOf = Columns.instant(row, "as_of");
        return new BalanceView(
                Rows.id(row, "account_id"),
                Objects.requireNonNull(row.get("current", BigDecimal.class)),
                row.get("available", BigDecimal.class),
                row.get("overdraft", BigDecimal.class),
                row.get("credit_limit", BigDecimal.class),
                Rows.text(row, "currency"),
                asOf,
                !asOf.isBefore(freshSince),
                Rows.number(row, "version"));
    }

    String eTag() {
        return "\"%d-%d-%s\"".formatted(version, asOf.toEpochMilli(), fresh ? "f" : "s");
    }
}

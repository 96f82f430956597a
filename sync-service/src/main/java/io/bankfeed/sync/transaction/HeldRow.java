package io.bankfeed.sync.transaction;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row as we hold it, as far as recognising it goes. */
record HeldRow(
        UUID uid,
        boolean pending,
        @Nullable String normalisedId,
        @Nullable String providerId,
        UUID fingerprint,
        int occurrence,
        UUID contentHash,
        BigDecimal value,
        String currency,
        LocalDate bookedOn,
        Instant occurredAt,
        String description,
        boolean settled,
        @Nullable Instant removedAt,
        Instant firstSeenAt) {

    boolean isLive() {
        return removedAt == null;
    }

    LocalDate dayInUtc() {
        return occurredAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static HeldRow of(Readable row) {
        return new HeldRow(
                required(row, "transaction_uid", UUID.class),
                "pending".equals(text(row, "status")),
                row.get("normalised_provider_transaction_id", String.class),
                row.get("provider_transaction_id", String.class),
                required(row, "fingerprint", UUID.class),
                required(row, "occurrence", Integer.class),
                required(row, "content_hash", UUID.class),
                required(row, "value", BigDecimal.class),
                text(row, "currency"),
                required(row, "booked_on", LocalDate.class),
                Columns.instant(row, "occurred_at"),
                text(row, "description"),
                row.get("settled_from", UUID.class) != null || row.get("settled_into", UUID.class) != null,
                Columns.instantOrNull(row, "removed_at"),
                Columns.instant(row, "first_seen_at"));
    }
}

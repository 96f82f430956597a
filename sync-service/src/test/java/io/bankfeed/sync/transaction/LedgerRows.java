package io.bankfeed.sync.transaction;

import io.bankfeed.common.id.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for tests of what answers change. */
final class LedgerRows {

    static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant RUN_START = Instant.parse("2026-06-20T06:00:00Z");
    static final Instant IN_RUN = RUN_START.plusSeconds(30);

    private LedgerRows() {}

    static FetchedRow row(@Nullable String id, String day, String value, String description) {
        return row(id, null, day + "T12:00:00Z", value, description);
    }

    static FetchedRow row(
            @Nullable String normalised, @Nullable String provider, String time, String value, String description) {
        Instant instant = Instant.parse(time);
        LocalDate day = instant.atZone(ZoneId.of("Europe/London")).toLocalDate();
        var amount = new BigDecimal(value);
        return new FetchedRow(
                0,
                new RowContent(
                        normalised,
                        provider,
                        "t-" + System.nanoTime(),
                        amount.signum() < 0 ? "debit" : "credit",
                        amount,
                        "GBP",
                        day,
                        time,
                        instant,
                        description,
                        null,
                        "PURCHASE",
                        List.of(),
                        null,
                        null,
                        false,
                        Map.of(),
                        Map.of()),
                false);
    }

    static HeldRow held(FetchedRow row) {
        return held(row, 1, false, null, LONG_AGO);
    }

    static HeldRow pending(FetchedRow row) {
        return held(row, 1, true, null, LONG_AGO);
    }

    static HeldRow gone(HeldRow row, Instant when) {
        return copy(row, row.occurrence(), when, row.firstSeenAt());
    }

    static HeldRow twin(HeldRow row, int occurrence) {
        return copy(row, occurrence, row.removedAt(), row.firstSeenAt());
    }

    static HeldRow seen(HeldRow row, Instant first) {
        return copy(row, row.occurrence(), row.removedAt(), first);
    }

    private static HeldRow copy(HeldRow row, int occurrence, @Nullable Instant removedAt, Instant firstSeenAt) {
        return new HeldRow(
                Ids.next(),
                row.pending(),
                row.normalisedId(),
                row.providerId(),
                row.fingerprint(),
                occurrence,
                row.contentHash(),
                row.value(),
                row.currency(),
                row.bookedOn(),
                row.occurredAt(),
                row.description(),
                row.settled(),
                removedAt,
                firstSeenAt);
    }

    private static HeldRow held(
            FetchedRow row, int occurrence, boolean pending, @Nullable Instant removedAt, Instant firstSeenAt) {
        return new HeldRow(
                Ids.next(),
                pending,
                row.normalisedId(),
                row.providerId(),
                row.fingerprint(),
                occurrence,
                row.contentHash(),
                row.value(),
                row.currency(),
                row.bookedOn(),
                row.occurredAt(),
                row.description(),
                false,
                removedAt,
                firstSeenAt);
    }
}

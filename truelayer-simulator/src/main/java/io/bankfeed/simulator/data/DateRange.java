package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.web.ApiError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From and to, both inclusive. Days are the bank's own; a time of day, where one is given, is UTC. */
public record DateRange(
        LocalDate from,
        LocalDate to,
        @Nullable Instant after,
        @Nullable Instant before) {
    public static DateRange parse(@Nullable String from, @Nullable String to, LocalDate today, int defaultDays) {
        Bound last = to == null ? new Bound(today, null) : Bound.parse(to);
        Bound first = from == null ? new Bound(last.day.minusDays(defaultDays), null) : Bound.parse(from);
        return new DateRange(first.day, last.day, first.time, last.time);
    }

    boolean isReversed() {
        return from.isAfter(to);
    }

    static ApiError invalid() {
        return ApiError.of(400, "invalid_date_range", "Invalid date range provided.");
    }

    public List<Row> of(List<Row> rows) {
        return rows.stream().filter(this::contains).toList();
    }

    private boolean contains(Row row) {
        return !row.date().isBefore(from)
                && !row.date().isAfter(to)
                && (after == null || !row.at().isBefore(after))
                && (before == null || !row.at().isAfter(before));
    }

    private record Bound(LocalDate day, @Nullable Instant time) {

        static Bound parse(String text) {
            try {
                return text.length() <= 10 ? new Bound(LocalDate.parse(text), null) : timed(text);
            } catch (DateTimeParseException e) {
                throw ApiError.of(400, "validation_error", "The supplied parameters are not valid.");
            }
        }

        private static Bound timed(String text) {
            boolean zoned = text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d:?\\d\\d$");
            Instant time = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return new Bound(LocalDate.ofInstant(time, ZoneOffset.UTC), time);
        }
    }
}

package io.bankfeed.sync.read;

import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;

/**
 * Which transactions are wanted.
 *
 * @param from first day, with it
 * @param to last day, with it
 * @param status {@code booked} or {@code pending}; absent: both
 */
record TransactionQuery(
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to,

        @Nullable String status,
        @Nullable String cursor,
        @Nullable Integer limit) {

    static final String ANY_STATUS = "";

    private static final Set<String> STATUSES = Set.of("booked", "pending");
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    /** Refuses what makes no sense; here and not in the constructor, where binding would swallow the reason. */
    TransactionQuery checked() {
        if (status != null && !STATUSES.contains(status)) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST, "invalid_status", "Ask for booked or pending, or for neither.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_date_range", "The last day lies before the first.");
        }
        return this;
    }

    LocalDate firstDay() {
        return Objects.requireNonNullElse(from, BEGINNING);
    }

    LocalDate lastDay() {
        return Objects.requireNonNullElse(to, END);
    }

    String statusOrAny() {
        return Objects.requireNonNullElse(status, ANY_STATUS);
    }

    boolean isFirstPage() {
        return cursor == null;
    }

    int size() {
        return Limits.pageSize(limit);
    }

    /** The row after which the page begins. */
    Place after() {
        return cursor == null ? Place.TOP : Place.of(cursor);
    }

    /** Where a row stands in the order of the list. */
    record Place(LocalDate day, Instant at, UUID uid) {

        private static final Place TOP = new Place(
                END, Instant.parse("9999-12-31T23:59:59Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        static Place of(String cursor) {
            List<String> parts = Cursor.decode(cursor, 3);
            try {
                return new Place(
                        LocalDate.parse(parts.get(0)), Instant.parse(parts.get(1)), UUID.fromString(parts.get(2)));
            } catch (DateTimeException | IllegalArgumentException notOurs) {
                throw Cursor.invalid();
            }
        }

        String cursor() {
            return Cursor.encode(day.toString(), at.toString(), uid.toString());
        }
    }
}

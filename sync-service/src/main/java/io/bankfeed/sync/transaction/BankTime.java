package io.bankfeed.sync.transaction;

import io.bankfeed.sync.truelayer.UnreadableRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A bank's timestamp: as it was written, the instant it means, and the day it is at the bank. Without a zone it is the
 * bank's own. A payment at half past midnight in London is not of the day before, whatever the date in UTC.
 */
record BankTime(String original, Instant instant, LocalDate bookedOn) {

    private static final int DATE_LENGTH = 10;

    static BankTime of(@Nullable String text, ZoneId zone) {
        if (text == null || text.length() < DATE_LENGTH) {
            throw new UnreadableRow("timestamp");
        }
        Instant instant = text.length() == DATE_LENGTH ? startOfDay(text, zone) : instant(text, zone);
        return new BankTime(text, instant, instant.atZone(zone).toLocalDate());
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime absolute
                    ? absolute.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        } catch (DateTimeParseException irregular) {
            boolean dayIsWhole = !Character.isDigit(text.charAt(DATE_LENGTH));
            return startOfDay(dayIsWhole ? text.substring(0, DATE_LENGTH) : text, zone);
        }
    }

    private static Instant startOfDay(String date, ZoneId zone) {
        try {
            return LocalDate.parse(date).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new UnreadableRow("timestamp");
        }
    }
}

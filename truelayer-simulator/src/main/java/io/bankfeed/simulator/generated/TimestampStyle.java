package io.bankfeed.simulator.generated;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The ways in which banks write the time of a transaction. */
enum TimestampStyle {
    MIDNIGHT {
        @Override
        String text(LocalDate day, long key) {
            return day + "T00:00:00Z";
        }

        @Override
        Instant at(LocalDate day, long key) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    },
    NO_ZONE {
        @Override
        String text(LocalDate day, long key) {
            return day + "T00:00:00";
        }

        @Override
        Instant at(LocalDate day, long key) {
            return MIDNIGHT.at(day, key);
        }
    },
    FRACTIONS {
        @Override
        String text(LocalDate day, long key) {
            String digits = Long.toString(Math.floorMod(Mix.of(key, 7), 9_000_000L) + 1_000_000L);
            int precision = 2 + (int) Math.floorMod(Mix.of(key, 8), 6);
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(wallTime(day, key)) + "."
                    + digits.substring(0, precision) + "Z";
        }

        @Override
        Instant at(LocalDate day, long key) {
            return Instant.parse(text(day, key));
        }
    },
    LONDON {
        @Override
        String text(LocalDate day, long key) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .format(inLondon(day, key))
                    .replace("Z", "+00:00");
        }

        @Override
        Instant at(LocalDate day, long key) {
            return inLondon(day, key).toInstant();
        }
    };

    private static final ZoneId LONDON_TIME = ZoneId.of("Europe/London");

    abstract String text(LocalDate day, long key);

    abstract Instant at(LocalDate day, long key);

    /** In opening hours, so that the day is the same in every zone these banks write. */
    private static LocalDateTime wallTime(LocalDate day, long key) {
        int second = (int) Math.floorMod(Mix.of(key, 9), 12 * 3600 - 60);
        return day.atTime(8, 0, 1).plusSeconds(second);
    }

    private static ZonedDateTime inLondon(LocalDate day, long key) {
        return wallTime(day, key).atZone(LONDON_TIME);
    }
}

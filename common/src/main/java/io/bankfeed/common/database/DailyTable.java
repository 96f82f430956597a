package io.bankfeed.common.database;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A table that grows with every event: partitioned by day, so that what is old enough goes by dropping a partition and
 * not by deleting rows. It has a partition {@code <name>_default} for what no day takes.
 *
 * @param name of the table, a plain identifier
 * @param key what its partition key is
 * @param kept how long rows stay, counted from the end of their day
 * @param stillNeeded a condition on rows for whose sake an old partition is kept; {@code false} when there is none
 */
public record DailyTable(String name, Key key, Duration kept, String stillNeeded) {

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_p'uuuuMMdd");

    /** What a partition's bounds are made of. */
    public enum Key {
        /** A {@code timestamptz}. */
        INSTANT {
            @Override
            String startOf(LocalDate day) {
                return "'" + day.atStartOfDay().toInstant(ZoneOffset.UTC) + "'";
            }
        },
        /** A UUIDv7 (RFC 9562), whose first 48 bits are its time in milliseconds. */
        UUID_V7 {
            @Override
            String startOf(LocalDate day) {
                long millis = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
                String digits = "%012x".formatted(millis);
                return "'" + digits.substring(0, 8) + "-" + digits.substring(8) + "-0000-0000-000000000000'";
            }
        };

        abstract String startOf(LocalDate day);
    }

    public DailyTable {
        if (!name.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a table name: " + name);
        }
    }

    String partition(LocalDate day) {
        return name + SUFFIX.format(day);
    }

    String createPartition(LocalDate day) {
        return "create table if not exists %s partition of %s for values from (%s) to (%s)"
                .formatted(partition(day), name, key.startOf(day), key.startOf(day.plusDays(1)));
    }

    /** Whether this partition of the table holds nothing but rows that are older than they are kept. */
    boolean isOutdated(String partition, LocalDate today) {
        String oldestKept = partition(today.minusDays(kept.toDays() + 1));
        return partition.length() == oldestKept.length()
                && partition.startsWith(name + "_p")
                && partition.compareTo(oldestKept) < 0;
    }
}

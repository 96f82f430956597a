package io.bankfeed.common.database;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Columns that the schema declares {@code not null}; nullable ones are read with {@link Readable#get} itself. */
public final class Columns {

    private Columns() {}

    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    public static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }
}

package io.bankfeed.sync.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of {@code COPY … FROM STDIN}: tabs between columns, a line each. */
public final class CopyText {
    private static final String NULL = "\\N";
    /** PostgreSQL holds every character but this one; a bank that sends it must not lose its rows for it. */
    private static final char NUL = 0;

    private static final String REPLACEMENT = "\ufffd";

    private final StringBuilder text = new StringBuilder(16 * 1024);
    private boolean lineBegun;

    /** Adds a column to the current line; what is not text is written as PostgreSQL reads it. */
    public CopyText column(@Nullable Object value) {
        if (lineBegun) {
            text.append('\t');
        }
        lineBegun = true;
        switch (value) {
            case null -> text.append(NULL);
            case BigDecimal number -> text.append(number.toPlainString());
            case List<?> elements -> escaped(array(elements));
            default -> escaped(value.toString());
        }
        return this;
    }

    public CopyText endOfLine() {
        text.append('\n');
        lineBegun = false;
        return this;
    }

    public ByteBuf bytes() {
        return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void escaped(String value) {
        int written = 0;
        for (int at = 0; at < value.length(); at++) {
            String escape = escape(value.charAt(at));
            if (escape != null) {
                text.append(value, written, at).append(escape);
                written = at + 1;
            }
        }
        text.append(value, written, value.length());
    }

    private static @Nullable String escape(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case NUL -> REPLACEMENT;
            default -> null;
        };
    }

    private static String array(List<?> elements) {
        StringBuilder array = new StringBuilder("{");
        for (Object element : elements) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}

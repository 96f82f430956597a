package io.bankfeed.common.deadletter;

import io.bankfeed.common.page.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last letter of a page; both null: before the first. */
record LetterCursor(@Nullable Instant failedAt, @Nullable UUID id) {

    static LetterCursor of(@Nullable String cursor) {
        if (cursor == null) {
            return new LetterCursor(null, null);
        }
        List<String> parts = Cursor.decode(cursor, 2);
        try {
            return new LetterCursor(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    static String after(DeadLetter letter) {
        return Cursor.encode(letter.failedAt().toString(), letter.id().toString());
    }
}

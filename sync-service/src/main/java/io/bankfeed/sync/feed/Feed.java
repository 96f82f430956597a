package io.bankfeed.sync.feed;

import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.read.Rows;
import io.bankfeed.sync.transaction.Appended;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads the feed in its order. */
@Repository
public class Feed {

    private static final String AFTER = """
            select position, account_id, op, transaction::text as as_shown, settled_from, changed_at
              from change_feed
             where connection_id = :connection and position > :position
             order by position
             limit :rows
            """;

    private static final String NEWEST = """
            select changed_at from change_feed where connection_id = :connection order by position desc limit 1
            """;

    private final DatabaseClient database;

    Feed(DatabaseClient database) {
        this.database = database;
    }

    /** What follows a position; the next one first. */
    public Mono<List<FeedChange>> after(UUID connectionId, long position, int limit) {
        return database.sql(AFTER)
                .bind("connection", connectionId)
                .bind("position", position)
                .bind("rows", limit)
                .map(row -> FeedChange.of(connectionId, appended(row)))
                .all()
                .collectList();
    }

    /** The last position that was given. */
    Mono<Long> end(UUID connectionId) {
        return database.sql("select feed_position from synced_connection where connection_id = :connection")
                .bind("connection", connectionId)
                .map(row -> Rows.number(row, "feed_position"))
                .one();
    }

    /** When the last change was made that is kept; empty when none is. */
    Mono<Instant> newestChange(UUID connectionId) {
        return database.sql(NEWEST)
                .bind("connection", connectionId)
                .map(row -> Columns.instant(row, "changed_at"))
                .one();
    }

    private static Appended appended(Readable row) {
        return new Appended(
                Rows.id(row, "account_id"),
                Rows.number(row, "position"),
                Rows.text(row, "op"),
                Rows.text(row, "as_shown"),
                row.get("settled_from", UUID.class),
                Columns.instant(row, "changed_at"));
    }
}

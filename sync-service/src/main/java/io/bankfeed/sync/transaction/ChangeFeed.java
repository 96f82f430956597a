package io.bankfeed.sync.transaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appends changes to a connection's feed, within the transaction that makes them and under the connection's lock: the
 * positions have no gaps and become visible in order.
 */
@Repository
public class ChangeFeed {

    public static final String CHANNEL = "change_feed";

    private static final String APPEND = """
            with numbered as (
                update synced_connection set feed_position = feed_position + :count
                 where connection_id = :connection returning feed_position - :count as base)
            insert into change_feed (connection_id, position, account_id, transaction_uid, op, transaction,
                                     settled_from, changed_at)
            select :connection, numbered.base + change.number, shown.account_id, shown.transaction_uid, change.op,
                   transaction_as_shown(shown), nullif(change.settled_from, '')::uuid, :now
              from numbered,
                   unnest(:uids::uuid[], :ops::text[], :settled::text[])
                       with ordinality as change(uid, op, settled_from, number)
              join bank_transaction shown on shown.transaction_uid = change.uid
            """;

    private static final int PORTION = 2_000;

    private final DatabaseClient database;

    ChangeFeed(DatabaseClient database) {
        this.database = database;
    }

    /** Whoever appends sees to it that it is told: at once, or by {@link #announce}. */
    Mono<Void> append(UUID connectionId, List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        return Flux.fromIterable(changes)
                .buffer(PORTION)
                .concatMap(portion -> appended(connectionId, portion, now), 0)
                .then();
    }

    private Mono<Long> appended(UUID connectionId, List<Change> changes, Instant now) {
        return database.sql(APPEND)
                .bind("connection", connectionId)
                .bind("count", changes.size())
                .bind("uids", changes.stream().map(Change::uid).toArray(UUID[]::new))
                .bind("ops", changes.stream().map(change -> change.op().code()).toArray(String[]::new))
                .bind("settled", changes.stream().map(ChangeFeed::settledFrom).toArray(String[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    /** Wakes who publishes the feed, when the transaction has committed. */
    public Mono<Void> announce() {
        return database.sql("select pg_notify('" + CHANNEL + "', '')")
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static String settledFrom(Change change) {
        return change.settledFrom() == null ? "" : change.settledFrom().toString();
    }
}

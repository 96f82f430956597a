package io.bankfeed.sync.transaction;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.work.AfterCommit;
import io.bankfeed.sync.transaction.StoreTransactions.Ledger;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appends changes to a connection's feed, within the transaction that makes them and under the connection's lock: the
 * positions have no gaps and become visible in order.
 */
@Repository
public class ChangeFeed {

    /** More changes of one answer are not given back, and told in stretches instead. */
    public static final int TOLD_AT_ONCE = 1_000;

    private static final String NUMBERED = """
            with numbered as (
                update synced_connection set feed_position = feed_position + :count
                 where connection_id = :connection returning feed_position - :count as base)
            """;
    private static final String APPEND = """
            insert into change_feed (connection_id, position, account_id, transaction_uid, op, transaction,
                                     settled_from, changed_at)
            select :connection, numbered.base + change.number, shown.account_id, shown.transaction_uid, change.op,
                   transaction_as_shown(shown), nullif(change.settled_from, '')::uuid, :now
              from numbered,
                   unnest(:uids::uuid[], :ops::text[], :settled::text[])
                       with ordinality as change(uid, op, settled_from, number)
              join bank_transaction shown on shown.transaction_uid = change.uid
            """;
    /** One row for all of them: JSON that PostgreSQL has made has no line breaks. */
    private static final String SHOWN = NUMBERED + ", appended as (" + APPEND + """
                   returning position, transaction)
            select min(position) as first, string_agg(transaction::text, chr(10) order by position) as shown
              from appended
            """;

    private static final int PORTION = 2_000;

    private final DatabaseClient database;
    private volatile Runnable publishing = () -> {};
    private final AfterCommit wakePublishing = new AfterCommit(() -> publishing.run());

    ChangeFeed(DatabaseClient database) {
        this.database = database;
    }

    /** To be called before the context has started. */
    public void wake(Runnable publishing) {
        this.publishing = publishing;
    }

    /**
     * Whoever appends sees to it that it is told: at once, or by {@link #announce}.
     *
     * @return the changes as they stand in the feed, in its order; none where there are more than {@link #TOLD_AT_ONCE}
     */
    Mono<List<Appended>> append(Ledger ledger, List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return Mono.just(List.of());
        }
        return changes.size() <= TOLD_AT_ONCE
                ? appending(SHOWN, ledger, changes, now)
                        .map(row -> appended(ledger, changes, row, now))
                        .one()
                : Flux.fromIterable(changes)
                        .buffer(PORTION)
                        .concatMap(
                                portion -> appending(NUMBERED + APPEND, ledger, portion, now)
                                        .fetch()
                                        .rowsUpdated(),
                                0)
                        .then(Mono.just(List.of()));
    }

    private GenericExecuteSpec appending(String sql, Ledger ledger, List<Change> changes, Instant now) {
        return database.sql(sql)
                .bind("connection", ledger.connectionId())
                .bind("count", changes.size())
                .bind("uids", changes.stream().map(Change::uid).toArray(UUID[]::new))
                .bind("ops", changes.stream().map(change -> change.op().code()).toArray(String[]::new))
                .bind("settled", changes.stream().map(ChangeFeed::settledFrom).toArray(String[]::new))
                .bind("now", now);
    }

    private static List<Appended> appended(Ledger ledger, List<Change> changes, Readable row, Instant now) {
        long first = required(row, "first", Long.class);
        String[] shown = text(row, "shown").split("\n");
        if (shown.length != changes.size()) {
            throw new IllegalStateException("of " + changes.size() + " changes " + shown.length + " have their row");
        }
        return IntStream.range(0, shown.length)
                .mapToObj(at -> Appended.of(ledger.accountId(), changes.get(at), first + at, shown[at], now))
                .toList();
    }

    /** Wakes who publishes the feed, when the transaction has committed. */
    public Mono<Void> announce() {
        return wakePublishing.arrange();
    }

    private static String settledFrom(Change change) {
        return change.settledFrom() == null ? "" : change.settledFrom().toString();
    }
}

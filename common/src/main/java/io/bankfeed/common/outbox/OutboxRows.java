package io.bankfeed.common.outbox;

import static java.util.Comparator.naturalOrder;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.database.DailyTable;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code outbox}, as the relay uses it. */
final class OutboxRows {

    /** Must match the generated column {@code outbox.shard}. */
    static final int SHARDS = 16;

    /** First half of the advisory locks' key, so that they meet no other lock of the database: "outb". */
    private static final int LOCK_SPACE = 0x6f757462;

    private final DatabaseClient database;
    private final JsonMapper json;

    OutboxRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Those with work that no other relay holds: they are this one's for the rest of the transaction. */
    Flux<Integer> lockShardsWithWork() {
        return database.sql("""
                        select shard from (select distinct shard from outbox
                                            where published_at is null and refused is null) as wanted
                         where pg_try_advisory_xact_lock(:space, shard::int)
                        """)
                .bind("space", LOCK_SPACE)
                .map(OutboxRows::shard)
                .all();
    }

    /**
     * Of each shard; a statement after {@link #lockShardsWithWork}, so that it sees what the locks' last holders have
     * marked.
     */
    Flux<OutboxRow> oldest(List<Integer> shards, int limit) {
        return database.sql("""
                        select oldest.* from unnest(:shards::smallint[]) as held(shard) cross join lateral (
                               select seq, shard, created_at, topic, record_key, headers, value, traceparent
                                 from outbox
                                where shard = held.shard and published_at is null and refused is null
                                order by seq limit :limit) as oldest
                         order by oldest.seq
                        """)
                .bind("shards", shards.stream().map(Integer::shortValue).toArray(Short[]::new))
                .bind("limit", limit)
                .map(row -> OutboxRow.read(row, json))
                .all();
    }

    /** The time of the oldest is named so that only the partitions since then are looked into. */
    Mono<Long> markPublished(List<OutboxRow> rows) {
        return database.sql("update outbox set published_at = now() where seq = any(:seqs) and created_at >= :oldest")
                .bind("seqs", rows.stream().map(OutboxRow::seq).toArray(Long[]::new))
                .bind(
                        "oldest",
                        rows.stream()
                                .map(OutboxRow::createdAt)
                                .min(naturalOrder())
                                .orElseThrow())
                .fetch()
                .rowsUpdated();
    }

    /** Set aside: the broker will never take this record, and its neighbours must not wait for it. */
    Mono<Long> markRefused(long seq, String why) {
        return database.sql("update outbox set refused = :why where seq = :seq")
                .bind("why", why)
                .bind("seq", seq)
                .fetch()
                .rowsUpdated();
    }

    /** Age of the oldest event that still waits; zero when none does. By the database's clock. */
    Mono<Duration> oldestWaiting() {
        return database.sql("""
                        select coalesce(extract(epoch from now() - min(created_at)), 0)::bigint as seconds
                          from outbox where published_at is null and refused is null
                        """)
                .map(row -> Duration.ofSeconds(Columns.required(row, "seconds", Long.class)))
                .one();
    }

    /** Published rows stay for a time, to be sent again should the broker lose its disk; others until they are sent. */
    static DailyTable table(Duration kept) {
        return new DailyTable("outbox", DailyTable.Key.INSTANT, kept, "published_at is null and refused is null");
    }

    /** What no day's partition took. */
    Mono<Long> forgetPublishedBefore(Duration age) {
        return database.sql("""
                        delete from outbox_default
                         where published_at < now() - make_interval(secs => :seconds)
                        """)
                .bind("seconds", (double) age.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static int shard(Readable row) {
        return Columns.required(row, "shard", Short.class).intValue();
    }
}

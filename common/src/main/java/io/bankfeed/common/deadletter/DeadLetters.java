package io.bankfeed.common.deadletter;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.deadletter.DeadLetter.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code dead_letter}. */
final class DeadLetters {

    private static final String INSERT = """
            insert into dead_letter (id, dead_letter_topic, topic, topic_partition, topic_offset, record_key, headers,
                                     value, value_size, event_id, event_type, reason, failed_at)
            values (:id, :lies, :topic, :partition, :offset, :key, :headers,
                    :value, :size, :event, :type, :reason, :at)
                on conflict (id) do nothing
            """;
    private static final String NEWEST = """
            select * from dead_letter
             where status = coalesce(:status, status)
               and topic = coalesce(:topic, topic)
               and (cast(:before as timestamptz) is null or (failed_at, id) < (:before, :beforeId))
             order by failed_at desc, id desc limit :limit
            """;
    private static final String SETTLE = """
            update dead_letter set status = :status, settled_at = now(), settled_by = :by, value = null
             where id = :id and status = 'open'
            """;
    private static final String FAILED_AGAIN =
            "update dead_letter set replays = replays + 1, reason = :reason where id = :id and status = 'open'";
    private static final String FORGET = """
            delete from dead_letter where id in (
                select id from dead_letter
                 where failed_at < now() - make_interval(secs => :seconds) limit :limit)
            """;

    private final DatabaseClient database;
    private final LetterColumns columns;

    DeadLetters(DatabaseClient database, LetterColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /** Keeps a letter, once however often it comes. */
    Mono<Void> keep(DeadLetter letter) {
        GenericExecuteSpec insert = database.sql(INSERT)
                .bind("id", letter.id())
                .bind("lies", letter.deadLetterTopic())
                .bind("topic", letter.topic())
                .bind("partition", letter.partition())
                .bind("offset", letter.offset())
                .bind("key", Parameter.fromOrEmpty(letter.key(), String.class))
                .bind("headers", columns.written(letter.headers()))
                .bind("value", Parameter.fromOrEmpty(letter.value(), byte[].class))
                .bind("size", letter.size())
                .bind("event", Parameter.fromOrEmpty(letter.eventId(), String.class))
                .bind("type", Parameter.fromOrEmpty(letter.eventType(), String.class))
                .bind("reason", letter.reason())
                .bind("at", letter.failedAt());
        return insert.fetch().rowsUpdated().then();
    }

    Flux<DeadLetter> newest(Selection selection, LetterCursor after, int limit) {
        return database.sql(NEWEST)
                .bind("status", Parameter.fromOrEmpty(selection.status(), String.class))
                .bind("topic", Parameter.fromOrEmpty(selection.topic(), String.class))
                .bind("before", Parameter.fromOrEmpty(after.failedAt(), java.time.Instant.class))
                .bind("beforeId", Parameter.fromOrEmpty(after.id(), UUID.class))
                .bind("limit", limit)
                .map(columns::read)
                .all();
    }

    Mono<DeadLetter> find(UUID id) {
        return database.sql("select * from dead_letter where id = :id")
                .bind("id", id)
                .map(columns::read)
                .one();
    }

    /** Open ones, oldest first, so that they are replayed in the order in which they came. */
    Flux<DeadLetter> oldestOpen(@Nullable String topic, int limit) {
        return database.sql("""
                        select * from dead_letter where status = 'open' and topic = coalesce(:topic, topic)
                         order by failed_at, id limit :limit
                        """)
                .bind("topic", Parameter.fromOrEmpty(topic, String.class))
                .bind("limit", limit)
                .map(columns::read)
                .all();
    }

    /** True unless somebody else has settled it. The payload goes. */
    Mono<Boolean> settle(UUID id, Status status, String by) {
        return database.sql(SETTLE)
                .bind("status", status.word())
                .bind("by", by)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    Mono<Void> failedAgain(UUID id, String reason) {
        return database.sql(FAILED_AGAIN)
                .bind("reason", reason)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Long> countOpen() {
        return database.sql("select count(*) as open from dead_letter where status = 'open'")
                .map(row -> Columns.required(row, "open", Long.class))
                .one();
    }

    Mono<Long> forgetOlderThan(java.time.Duration age, int limit) {
        return database.sql(FORGET)
                .bind("seconds", (double) age.toSeconds())
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    /** Which letters are wanted; null means any. */
    record Selection(@Nullable String status, @Nullable String topic) {}
}

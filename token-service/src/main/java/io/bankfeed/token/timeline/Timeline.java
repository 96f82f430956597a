package io.bankfeed.token.timeline;

import static io.bankfeed.common.database.Bindings.orNull;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.store.TokenRef;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Append-only, without secrets. */
@Component
public class Timeline {

    private static final String APPEND = """
            insert into timeline (connection_id, consent_no, at, what, reason, actor, token_version, next_at)
            values (:connection, :consent, :at, :what, :reason, :actor, :version, :next)""";

    private static final String FORGET = """
            delete from timeline where id in
               (select id from timeline where at < :oldest order by at limit 5000)""";

    private final DatabaseClient database;

    Timeline(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> append(TokenRef ref, TimelineEntry entry) {
        return database.sql(APPEND)
                .bind("connection", ref.connectionId())
                .bind("consent", ref.consentNo())
                .bind("at", entry.at())
                .bind("what", entry.what())
                .bind("reason", orNull(entry.reason(), String.class))
                .bind("actor", orNull(entry.actor(), String.class))
                .bind("version", orNull(entry.tokenVersion(), Long.class))
                .bind("next", orNull(entry.nextAt(), Instant.class))
                .fetch()
                .rowsUpdated()
                .then();
    }

    Flux<TimelineEntry> newestOf(UUID connectionId, int limit) {
        return database.sql("select * from timeline where connection_id = :connection order by id desc limit :limit")
                .bind("connection", connectionId)
                .bind("limit", limit)
                .map(Timeline::read)
                .all();
    }

    Mono<Long> forgetOlderThan(Duration age, Instant now) {
        return database.sql(FORGET).bind("oldest", now.minus(age)).fetch().rowsUpdated();
    }

    private static TimelineEntry read(Readable row) {
        return new TimelineEntry(
                required(row, "consent_no", Long.class),
                required(row, "at", Instant.class),
                text(row, "what"),
                row.get("reason", String.class),
                row.get("actor", String.class),
                row.get("token_version", Long.class),
                row.get("next_at", Instant.class));
    }
}

package io.bankfeed.token.timeline;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.store.TokenRef;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            select * from unnest(
                   cast(:connections as uuid[]), cast(:consents as bigint[]), cast(:at as timestamptz[]),
                   cast(:what as text[]), cast(:reasons as text[]), cast(:actors as text[]),
                   cast(:versions as bigint[]), cast(:next as timestamptz[]))""";

    private static final String FORGET = """
            delete from timeline where id in
               (select id from timeline where at < :oldest order by at limit 5000)""";

    private final DatabaseClient database;

    Timeline(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> append(TokenRef ref, TimelineEntry entry) {
        return append(Map.of(ref, entry));
    }

    /** In one statement. */
    public Mono<Void> append(Map<TokenRef, TimelineEntry> entries) {
        var refs = List.copyOf(entries.keySet());
        var rows = refs.stream().map(entries::get).map(Objects::requireNonNull).toList();
        return database.sql(APPEND)
                .bind("connections", refs.stream().map(TokenRef::connectionId).toArray(UUID[]::new))
                .bind("consents", refs.stream().map(TokenRef::consentNo).toArray(Long[]::new))
                .bind("at", rows.stream().map(TimelineEntry::at).toArray(Instant[]::new))
                .bind("what", rows.stream().map(TimelineEntry::what).toArray(String[]::new))
                .bind("reasons", rows.stream().map(TimelineEntry::reason).toArray(String[]::new))
                .bind("actors", rows.stream().map(TimelineEntry::actor).toArray(String[]::new))
                .bind("versions", rows.stream().map(TimelineEntry::tokenVersion).toArray(Long[]::new))
                .bind("next", rows.stream().map(TimelineEntry::nextAt).toArray(Instant[]::new))
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

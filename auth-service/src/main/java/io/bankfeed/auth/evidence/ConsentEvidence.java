package io.bankfeed.auth.evidence;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table {@code consent_evidence}. Append-only, which the database enforces; each entry is hashed with the one
 * before, so that one that was altered behind its back shows.
 */
@Repository
public class ConsentEvidence {

    private static final String APPEND = """
            insert into consent_evidence (connection_id, entry_no, consent_no, attempt_id, at, what, channel, scopes,
                                          provider_id, text_version, language, result, chain)
            select e.connection_id, coalesce(last.entry_no, 0) + 1, e.consent_no, e.attempt_id, e.at, e.what, e.channel,
                   e.scopes, e.provider_id, e.text_version, e.language, e.result,
                   encode(sha256(convert_to(coalesce(last.chain, '') || e::text, 'UTF8')), 'hex')
              from (select c.connection_id, nullif(c.consent_no, 0) as consent_no, :attempt::uuid as attempt_id,
                           :at::timestamptz as at, :what::text as what, :channel::text as channel,
                           :scopes::text[] as scopes, :provider::text as provider_id, :version::text as text_version,
                           :language::text as language, :result::text as result
                      from unnest(:connections::uuid[], :numbers::bigint[]) as c (connection_id, consent_no)) e
              left join lateral (select entry_no, chain from consent_evidence held
                                  where held.connection_id = e.connection_id
                                  order by entry_no desc limit 1) last on true
            """;

    private static final Long NONE = 0L;

    private final DatabaseClient database;

    ConsentEvidence(DatabaseClient database) {
        this.database = database;
    }

    /** In the transaction of what it tells of, with the connection locked. */
    public Mono<Void> append(UUID connectionId, Entry entry) {
        return appendEach(Map.of(connectionId, Objects.requireNonNullElse(entry.consentNo(), NONE)), entry);
    }

    /** The same of many connections, each with its consent's number. */
    public Mono<Void> appendEach(Map<UUID, Long> consents, Entry entry) {
        @Nullable List<String> scopes = entry.scopes();
        return database.sql(APPEND)
                .bind("connections", consents.keySet().toArray(UUID[]::new))
                .bind("numbers", consents.values().toArray(Long[]::new))
                .bind("attempt", entry.attemptId() == null ? Parameters.in(UUID.class) : entry.attemptId())
                .bind("at", entry.at())
                .bind("what", entry.what().word())
                .bind("channel", entry.channel().word())
                .bind("scopes", scopes == null ? Parameters.in(String[].class) : scopes.toArray(String[]::new))
                .bind("provider", Parameters.in(R2dbcType.VARCHAR, entry.providerId()))
                .bind("version", Parameters.in(R2dbcType.VARCHAR, entry.textVersion()))
                .bind("language", Parameters.in(R2dbcType.VARCHAR, entry.language()))
                .bind("result", Parameters.in(R2dbcType.VARCHAR, entry.result()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Oldest first. */
    public Flux<Exported> of(UUID connectionId, long after, int limit) {
        return database.sql("""
                        select * from consent_evidence where connection_id = :connection and entry_no > :after
                         order by entry_no limit :limit
                        """)
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConsentEvidence::read)
                .all();
    }

    private static Exported read(Readable row) {
        @Nullable String[] scopes = row.get("scopes", String[].class);
        return new Exported(
                Columns.required(row, "entry_no", Long.class),
                Columns.required(row, "at", Instant.class),
                Columns.text(row, "what"),
                Columns.text(row, "channel"),
                row.get("consent_no", Long.class),
                row.get("attempt_id", UUID.class),
                scopes == null ? null : Arrays.asList(scopes),
                row.get("provider_id", String.class),
                row.get("text_version", String.class),
                row.get("language", String.class),
                row.get("result", String.class),
                Columns.text(row, "chain"));
    }

    /** An entry as it is exported. */
    public record Exported(
            long entryNo,
            Instant at,
            String what,
            String channel,
            @Nullable Long consentNo,
            @Nullable UUID attemptId,
            @Nullable List<String> scopes,
            @Nullable String providerId,
            @Nullable String textVersion,
            @Nullable String language,
            @Nullable String result,
            String chain) {}
}

package io.bankfeed.auth.consent;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Grants that took the place of another, and what that did to the accounts: columns of the table {@code consent}. */
@Repository
public class Replacements {

    private static final String TOLD = """
            update consent set renewal_told_at = :now, came_back = :back, added = :added, no_longer_shared = :gone
             where connection_id = :connection and consent_no = :no
               and replaced_no is not null and renewal_told_at is null
            returning expires_at
            """;

    private final DatabaseClient database;

    Replacements(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> replaced(UUID connectionId, long consentNo, long before) {
        return database.sql("""
                        update consent set replaced_no = :before where connection_id = :connection and consent_no = :no
                        """)
                .bind("before", before)
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Gives the end of the new consent, once; empty when it is no renewal, or its outcome was told before. */
    public Mono<Instant> told(UUID connectionId, long consentNo, AccountsCompared compared, Instant now) {
        return database.sql(TOLD)
                .bind("now", now)
                .bind("back", compared.cameBack().toArray(UUID[]::new))
                .bind("added", compared.added().toArray(UUID[]::new))
                .bind("gone", compared.noLongerShared().toArray(UUID[]::new))
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .map(row -> Columns.required(row, "expires_at", Instant.class))
                .one();
    }

    /** Of the connection's newest renewal; empty when there was none, or its accounts are not listed yet. */
    public Mono<Renewal> latest(UUID connectionId) {
        return database.sql("""
                        select consent_no, renewal_told_at, came_back, added, no_longer_shared from consent
                         where connection_id = :connection and renewal_told_at is not null
                         order by consent_no desc limit 1
                        """)
                .bind("connection", connectionId)
                .map(Replacements::read)
                .one();
    }

    private static Renewal read(Readable row) {
        return new Renewal(
                Columns.required(row, "consent_no", Long.class),
                Columns.required(row, "renewal_told_at", Instant.class),
                ids(row, "came_back"),
                ids(row, "added"),
                ids(row, "no_longer_shared"));
    }

    private static List<UUID> ids(Readable row, String column) {
        @Nullable UUID[] ids = row.get(column, UUID[].class);
        return ids == null ? List.of() : List.of(ids);
    }

    /** What the newest renewal did to the accounts; the lists hold account ids. */
    public record Renewal(
            long consentNo, Instant at, List<UUID> cameBack, List<UUID> added, List<UUID> noLongerShared) {}
}

package io.bankfeed.sync.access;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Finds a tenant's own rows; those of another are as good as absent. */
@Repository
class HeldRows {

    private static final String HELD = """
            select held.connection_id, held.confirmed_at is not null as confirmed,
                   held.other_accounts_no is not null as other_accounts
              from synced_connection held
            """;

    private final DatabaseClient database;

    HeldRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<Held> connection(UUID connectionId, String tenant) {
        return find("where held.connection_id = :id and held.tenant = :tenant", connectionId, tenant);
    }

    Mono<Held> connectionOfAccount(UUID accountId, String tenant) {
        return find(
                "join account using (connection_id) where account_id = :id and held.tenant = :tenant",
                accountId,
                tenant);
    }

    Mono<Held> connectionOfRun(UUID syncId, String tenant) {
        return find(
                "join sync_run using (connection_id) where sync_id = :id and held.tenant = :tenant", syncId, tenant);
    }

    private Mono<Held> find(String condition, UUID id, String tenant) {
        return database.sql(HELD + condition)
                .bind("id", id)
                .bind("tenant", tenant)
                .map(Held::of)
                .one();
    }

    /** @param hasOtherAccounts the renewal brought none of those before, and the tenant has not decided yet */
    record Held(UUID connectionId, boolean isConfirmed, boolean hasOtherAccounts) {

        static Held of(Readable row) {
            return new Held(
                    Objects.requireNonNull(row.get("connection_id", UUID.class)),
                    Columns.flag(row, "confirmed"),
                    Columns.flag(row, "other_accounts"));
        }
    }
}

package io.bankfeed.sync.access;

import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One row for every read of bank data and every refusal, written before the answer leaves. */
@Repository
class AccessAudit {

    private static final String APPEND = """
            insert into access_audit (at, tenant, caller, action, connection_id, account_id, result)
            values (:at, :tenant, :caller, :action, :connection, :account, :result)
            """;

    private final DatabaseClient database;
    private final InstantSource clock;

    AccessAudit(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> record(Attempt attempt, Target target, String result) {
        var insert = database.sql(APPEND)
                .bind("at", clock.instant())
                .bind("tenant", attempt.caller().tenant())
                .bind("caller", attempt.caller().subject())
                .bind("action", attempt.action())
                .bind("result", result);
        return bind(bind(insert, "connection", target.connectionId()), "account", target.accountId())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec insert, String name, @Nullable UUID id) {
        return id == null ? insert.bindNull(name, UUID.class) : insert.bind(name, id);
    }
}

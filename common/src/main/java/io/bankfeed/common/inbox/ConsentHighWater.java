package io.bankfeed.common.inbox;

import io.bankfeed.common.database.Columns;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The newest grant seen of each connection, kept for ever. There is no order between topics, so a late or replayed
 * record must not bring an older grant, or a revoked connection, back to life. Call inside the transaction of the
 * effect.
 */
public final class ConsentHighWater {

    private static final String RAISE = """
            insert into consent_high_water as held (connection_id, consent_no) values (:connection, :consent)
            on conflict (connection_id) do update set consent_no = excluded.consent_no
             where not held.revoked and held.consent_no <= excluded.consent_no
            """;
    private static final String REVOKE = """
            insert into consent_high_water (connection_id, consent_no, revoked) values (:connection, 0, true)
            on conflict (connection_id) do update set revoked = true
            """;

    private final DatabaseClient database;

    public ConsentHighWater(DatabaseClient database) {
        this.database = database;
    }

    /** Whether what belongs to this grant still counts; raises the mark when it does. */
    public Mono<Boolean> admits(UUID connectionId, long consentNo) {
        return database.sql(RAISE)
                .bind("connection", connectionId)
                .bind("consent", consentNo)
                .fetch()
                .rowsUpdated()
                .map(raised -> raised == 1);
    }

    /** From now on nothing of this connection counts; completes with false when that was so already. */
    public Mono<Boolean> revoke(UUID connectionId) {
        return database.sql("select revoked from consent_high_water where connection_id = :connection for update")
                .bind("connection", connectionId)
                .map(row -> Columns.flag(row, "revoked"))
                .one()
                .defaultIfEmpty(false)
                .flatMap(already -> already ? Mono.just(false) : mark(connectionId));
    }

    private Mono<Boolean> mark(UUID connectionId) {
        return database.sql(REVOKE)
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .thenReturn(true);
    }
}

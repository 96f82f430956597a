package io.bankfeed.common.inbox;

import io.bankfeed.common.database.Columns;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The newest grant in use of each connection, kept for ever. There is no order between topics, so a late or replayed
 * record must not bring an older grant, or a revoked connection, back to life. Only a grant whose tokens are in store
 * outdates the ones before: a renewal that is under way, or comes to nothing, must not silence the live one. Call
 * inside the transaction of the effect; the connection's row is held until it ends.
 */
public final class ConsentHighWater {

    private static final String ADMIT = """
            insert into consent_high_water as held (connection_id, consent_no) values (:connection, 0)
            on conflict (connection_id) do update set consent_no = held.consent_no
             where not held.revoked and held.consent_no <= :consent
            """;
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

    /** Whether what belongs to this grant still counts: it is the one in use, or came after it. */
    public Mono<Boolean> admits(UUID connectionId, long consentNo) {
        return counts(ADMIT, connectionId, consentNo);
    }

    /** Likewise, for what tells that the grant's tokens are in store: from now on older grants do not count. */
    public Mono<Boolean> inUse(UUID connectionId, long consentNo) {
        return counts(RAISE, connectionId, consentNo);
    }

    private Mono<Boolean> counts(String statement, UUID connectionId, long consentNo) {
        return database.sql(statement)
                .bind("connection", connectionId)
                .bind("consent", consentNo)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
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

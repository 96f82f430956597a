package io.bankfeed.auth.connection;

import io.bankfeed.auth.connection.RevocationRecords.RequestedBy;
import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.inbox.ConsentHighWater;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends a connection for good. The erasing is done by those who hold keys and data, when they hear of it. */
@Component
class RevokeConnection {

    private final MoveConnections move;
    private final ConsentHighWater highWater;
    private final Announcements announcements;
    private final RevocationRecords records;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    RevokeConnection(
            MoveConnections move,
            ConsentHighWater highWater,
            Announcements announcements,
            RevocationRecords records,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.move = move;
        this.highWater = highWater;
        this.announcements = announcements;
        this.records = records;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Late events are shut out first, in the order in which listeners take their locks too.
     *
     * <p>Once: a repeat finds it revoked and tells nobody again. Empty when the tenant has no such connection.
     */
    Mono<Connection> of(String tenant, UUID id, RequestedBy requestedBy) {
        return move.find(tenant, id)
                .flatMap(found -> highWater.revoke(id).then(move.lock(id)))
                .flatMap(locked -> locked.isRevoked() ? Mono.just(locked) : revoke(locked, requestedBy))
                .as(transaction::transactional);
    }

    private Mono<Connection> revoke(Connection connection, RequestedBy requestedBy) {
        var now = clock.instant();
        return announcements
                .about(connection, new ConsentRevoked(now))
                .then(records.of(connection, requestedBy, now))
                .then(move.one(connection.id(), locked -> locked.revoked(now)));
    }
}

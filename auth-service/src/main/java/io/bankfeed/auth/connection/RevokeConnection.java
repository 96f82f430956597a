package io.bankfeed.auth.connection;

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

    private final Connections connections;
    private final MoveConnections move;
    private final ConsentHighWater highWater;
    private final Announcements announcements;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    RevokeConnection(
            Connections connections,
            MoveConnections move,
            ConsentHighWater highWater,
            Announcements announcements,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.connections = connections;
        this.move = move;
        this.highWater = highWater;
        this.announcements = announcements;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Late events are shut out first, in the order in which listeners take their locks too.
     *
     * <p>Once: a repeat finds it revoked and tells nobody again. Empty when the tenant has no such connection.
     */
    Mono<Connection> byTenant(String tenant, UUID id) {
        return connections
                .find(tenant, id)
                .flatMap(found -> highWater.revoke(id).then(connections.lock(id)))
                .flatMap(locked -> locked.isRevoked() ? Mono.just(locked) : revoke(locked))
                .as(transaction::transactional);
    }

    private Mono<Connection> revoke(Connection connection) {
        var now = clock.instant();
        return announcements
                .about(connection, new ConsentRevoked(now))
                .then(move.one(connection.id(), locked -> locked.revoked(now)));
    }
}

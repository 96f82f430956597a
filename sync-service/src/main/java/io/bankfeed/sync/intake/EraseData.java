package io.bankfeed.sync.intake;

import io.bankfeed.common.event.AccountEvent.DataErased;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.SyncEvent.SyncErased;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.sync.connection.SyncedConnections;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Erases everything of a connection: every table hangs on its row. Nothing that comes later brings it back, and a
 * worker that is under way finds nothing to store to.
 */
@Component
class EraseData {

    private final ProcessedEvents processed;
    private final ConsentHighWater highWater;
    private final SyncedConnections connections;
    private final Outbox outbox;
    private final Events events;
    private final InstantSource clock;

    EraseData(
            ProcessedEvents processed,
            ConsentHighWater highWater,
            SyncedConnections connections,
            Outbox outbox,
            Events events,
            InstantSource clock) {
        this.processed = processed;
        this.highWater = highWater;
        this.connections = connections;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    Mono<Void> of(EventEnvelope<?> revoked) {
        return processed.once(
                revoked,
                () -> highWater
                        .revoke(revoked.connectionId())
                        .then(connections.lock(revoked.connectionId()))
                        .then(connections.erase(revoked.connectionId()))
                        .then(Mono.defer(() -> tell(revoked))));
    }

    private Mono<Void> tell(EventEnvelope<?> revoked) {
        var connection = revoked.connectionId();
        var now = clock.instant();
        return outbox.append(
                events.of(connection, revoked.tenant(), revoked.consentNo(), new SyncErased(now)),
                events.of(connection, revoked.tenant(), revoked.consentNo(), new DataErased(now)));
    }
}

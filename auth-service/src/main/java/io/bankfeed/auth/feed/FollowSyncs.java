package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of the syncs, as the connection's health. */
@Component
class FollowSyncs {

    private final OncePerGrant once;
    private final MoveConnections move;

    FollowSyncs(OncePerGrant once, MoveConnections move) {
        this.once = once;
        this.move = move;
    }

    Mono<Void> completed(EventEnvelope<?> event, SyncCompleted sync) {
        return once.effect(
                event,
                connection -> move.one(
                        connection.id(),
                        locked -> locked.synced(event.occurredAt(), sync.dataAsOf(), sync.nextRunAt())));
    }

    Mono<Void> failed(EventEnvelope<?> event, SyncFailed failure) {
        return once.effect(
                event,
                connection -> move.one(
                        connection.id(),
                        locked -> locked.notSynced(
                                event.occurredAt(), failure.reason(), failure.actor(), failure.nextRunAt())));
    }
}

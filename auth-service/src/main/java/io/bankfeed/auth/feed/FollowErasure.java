package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.SyncErased;
import io.bankfeed.common.event.TokenEvent.TokenErased;
import io.bankfeed.common.inbox.ProcessedEvents;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far a revocation has come. The one thing that is still heard of a revoked connection. */
@Component
class FollowErasure {

    private final ProcessedEvents processed;
    private final MoveConnections move;

    FollowErasure(ProcessedEvents processed, MoveConnections move) {
        this.processed = processed;
        this.move = move;
    }

    Mono<Void> keys(EventEnvelope<?> event, TokenErased erased) {
        return processed.once(
                event,
                () -> move.one(event.connectionId(), locked -> locked.keysDestroyed(erased.erasedAt()))
                        .then());
    }

    Mono<Void> data(EventEnvelope<?> event, SyncErased erased) {
        return processed.once(
                event,
                () -> move.one(event.connectionId(), locked -> locked.dataErased(erased.erasedAt()))
                        .then());
    }
}

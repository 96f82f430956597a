package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The effect of an event about a connection: once, not at all for an older grant or a revoked connection, and with the
 * connection locked. Locks are taken in the order mark, connection, consent, everywhere in this service.
 */
@Component
class OncePerGrant {

    private final ProcessedEvents processed;
    private final ConsentHighWater highWater;
    private final Connections connections;

    OncePerGrant(ProcessedEvents processed, ConsentHighWater highWater, Connections connections) {
        this.processed = processed;
        this.highWater = highWater;
        this.connections = connections;
    }

    /** An event about a connection that this service does not know has no effect. */
    Mono<Void> effect(EventEnvelope<?> event, Function<Connection, Mono<?>> effect) {
        return counting(event, highWater::admits, effect);
    }

    /** For what tells that the grant's tokens are in store: from then on older grants do not count. */
    Mono<Void> inUse(EventEnvelope<?> event, Function<Connection, Mono<?>> effect) {
        return counting(event, highWater::inUse, effect);
    }

    private Mono<Void> counting(
            EventEnvelope<?> event,
            BiFunction<UUID, Long, Mono<Boolean>> counts,
            Function<Connection, Mono<?>> effect) {
        return processed.once(
                event,
                () -> counts.apply(event.connectionId(), event.consentNo())
                        .filter(admitted -> admitted)
                        .flatMap(admitted -> connections.lock(event.connectionId()))
                        .flatMap(effect)
                        .then());
    }
}

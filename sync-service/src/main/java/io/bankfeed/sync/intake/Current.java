package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes each event once, and only while its grant counts: not one of an older grant or of a revoked connection. */
@Component
class Current {

    private final ProcessedEvents processed;
    private final ConsentHighWater highWater;

    Current(ProcessedEvents processed, ConsentHighWater highWater) {
        this.processed = processed;
        this.highWater = highWater;
    }

    Mono<Void> once(EventEnvelope<?> event, Supplier<Mono<Void>> effect) {
        return counting(event, highWater::admits, effect);
    }

    /** For what tells that the grant's tokens are in store: from then on older grants do not count. */
    Mono<Void> inUse(EventEnvelope<?> event, Supplier<Mono<Void>> effect) {
        return counting(event, highWater::inUse, effect);
    }

    private Mono<Void> counting(
            EventEnvelope<?> event, BiFunction<UUID, Long, Mono<Boolean>> counts, Supplier<Mono<Void>> effect) {
        return processed.once(
                event,
                () -> counts.apply(event.connectionId(), event.consentNo())
                        .filter(admitted -> admitted)
                        .flatMap(admitted -> effect.get()));
    }
}

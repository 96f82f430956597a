package io.bankfeed.token.refresh;

import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The sole right to a row, for a caller who can wait a while for whoever has it. */
@Component
public class LeaseWait {

    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private final TokenLeases leases;
    private final WorkProperties properties;

    LeaseWait(TokenLeases leases, WorkProperties properties) {
        this.leases = leases;
        this.properties = properties;
    }

    /** Empty when the wait was too long. */
    public Mono<LeasedToken> of(TokenRef ref) {
        long looks = properties.onDemandWait().dividedBy(LOOK_EVERY);
        return leases.claim(ref, properties.lease())
                .repeatWhenEmpty(Math.toIntExact(looks), empties -> empties.delayElements(LOOK_EVERY))
                .onErrorResume(IllegalStateException.class, exhausted -> Mono.empty());
    }

    public Mono<Void> release(LeasedToken held) {
        return leases.release(held);
    }
}

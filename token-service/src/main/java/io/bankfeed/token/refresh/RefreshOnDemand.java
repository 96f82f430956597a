package io.bankfeed.token.refresh;

import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A refresh that a caller waits for. Callers of this process share one flight per row, flights of all replicas share
 * the row's lease: whoever does not get it waits for the one who has it.
 */
@Component
public class RefreshOnDemand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private final StoredTokens tokens;
    private final TokenLeases leases;
    private final RefreshTokens refresh;
    private final WorkProperties properties;
    private final ConcurrentMap<TokenRef, Mono<StoredToken>> flights = new ConcurrentHashMap<>();

    RefreshOnDemand(StoredTokens tokens, TokenLeases leases, RefreshTokens refresh, WorkProperties properties) {
        this.tokens = tokens;
        this.leases = leases;
        this.refresh = refresh;
        this.properties = properties;
    }

    /**
     * Completes with a row that serves, or that has failed or ended meanwhile; empty when the wait was too long. A
     * caller who leaves cancels nothing: the flight ends on its own.
     */
    public Mono<StoredToken> until(Predicate<StoredToken> serves, StoredToken stale) {
        return flight(serves, stale)
                .filter(now -> serves.test(now) || movedOn(stale, now))
                .repeatWhenEmpty(3, empties -> empties)
                .timeout(properties.onDemandWait(), Mono.empty())
                .onErrorResume(IllegalStateException.class, exhausted -> Mono.empty());
    }

    private static boolean movedOn(StoredToken stale, StoredToken now) {
        return !now.isLive() || now.trouble().failures() > stale.trouble().failures();
    }

    private Mono<StoredToken> flight(Predicate<StoredToken> serves, StoredToken stale) {
        return Mono.defer(() -> flights.computeIfAbsent(
                stale.ref(),
                ref -> takeOff(serves, stale)
                        .doFinally(end -> flights.remove(ref))
                        .cache()));
    }

    private Mono<StoredToken> takeOff(Predicate<StoredToken> serves, StoredToken stale) {
        return Flux.interval(Duration.ZERO, LOOK_EVERY)
                .take(properties.lease().dividedBy(LOOK_EVERY))
                .onBackpressureDrop()
                .concatMap(tick -> attempt(serves, stale), 1)
                .next();
    }

    private Mono<StoredToken> attempt(Predicate<StoredToken> serves, StoredToken stale) {
        return leases.claim(stale.ref(), properties.lease())
                .flatMap(held -> unlessDone(serves, stale, held))
                .switchIfEmpty(tokens.find(stale.ref()).filter(now -> serves.test(now) || movedOn(stale, now)));
    }

    /** Between our look and our claim another may have refreshed. */
    private Mono<StoredToken> unlessDone(Predicate<StoredToken> serves, StoredToken stale, LeasedToken held) {
        StoredToken now = held.token();
        return serves.test(now) || movedOn(stale, now)
                ? leases.release(held).thenReturn(now)
                : refresh.of(held).switchIfEmpty(tokens.find(stale.ref()));
    }
}

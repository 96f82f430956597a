package io.bankfeed.token.exchange;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.truelayer.TokenGrant;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** How an attempt ends: with tokens or with a loss, each in one transaction with what the others are told. */
@Component
class ExchangeEnds {

    /** The tokens exist nowhere else: a moment without a database must not cost them. */
    private static final Retry STORE_AGAIN = Retry.backoff(6, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(3))
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final ExchangeAttempts attempts;
    private final StoreGrant store;
    private final DataKeys keys;
    private final Announcements announcements;
    private final GiveBack giveBack;
    private final TransactionalOperator transaction;

    ExchangeEnds(
            ExchangeAttempts attempts,
            StoreGrant store,
            DataKeys keys,
            Announcements announcements,
            GiveBack giveBack,
            TransactionalOperator transaction) {
        this.attempts = attempts;
        this.store = store;
        this.keys = keys;
        this.announcements = announcements;
        this.giveBack = giveBack;
        this.transaction = transaction;
    }

    Mono<Void> succeeded(LeasedAttempt held, TokenGrant grant, Instant sentAt) {
        return keys.ofNewGrant(held.attempt().ref().connectionId())
                .then(attempts.succeed(held)
                        .flatMap(open -> open ? stored(held, grant, sentAt) : Mono.just(false))
                        .as(transaction::transactional))
                .retryWhen(STORE_AGAIN)
                .flatMap(stored -> stored ? Mono.empty() : giveBack.grantOf(held.attempt(), grant, sentAt));
    }

    Mono<Void> lost(LeasedAttempt held, String reason, Actor actor) {
        ExchangeAttempt attempt = held.attempt();
        return attempts.lose(held, reason)
                .filter(ended -> ended)
                .flatMap(ended -> announcements.lost(attempt.ref(), attempt.tenant(), reason, actor))
                .as(transaction::transactional);
    }

    private Mono<Boolean> stored(LeasedAttempt held, TokenGrant grant, Instant sentAt) {
        return store.of(held.attempt(), grant, sentAt)
                .then(announcements.noted(held.attempt().ref(), "exchanged", null, Actor.NOBODY))
                .thenReturn(true);
    }
}

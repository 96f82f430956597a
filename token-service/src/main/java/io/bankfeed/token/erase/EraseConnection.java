package io.bankfeed.token.erase;

import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.DataKeys;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Erases one connection, whatever state TrueLayer is in: what deletes its grants there is handed over, then the key
 * goes, then the rows. Wherever it is interrupted, the next run goes on from there; once the key is gone no copy of a
 * token opens any more.
 */
@Component
class EraseConnection {

    private static final Logger LOG = LoggerFactory.getLogger(EraseConnection.class);

    /** With doubling waits from a second on, about half a minute: the key must not outlive a minute. */
    private static final int MOST_HAND_OVERS = 5;

    private final Erasures erasures;
    private final HandOver handOver;
    private final DataKeys keys;
    private final Announcements announcements;
    private final TransactionalOperator transaction;

    EraseConnection(
            Erasures erasures,
            HandOver handOver,
            DataKeys keys,
            Announcements announcements,
            TransactionalOperator transaction) {
        this.erasures = erasures;
        this.handOver = handOver;
        this.keys = keys;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    Mono<Void> of(Erasure erasure) {
        return handOver.of(erasure.connectionId())
                .thenReturn(true)
                .onErrorResume(failure -> Mono.just(givenUp(erasure, failure)))
                .flatMap(go -> go ? destroy(erasure) : erasures.later(erasure, delay(erasure)));
    }

    private Mono<Void> destroy(Erasure erasure) {
        return keys.destroy(erasure.connectionId()).then(forget(erasure));
    }

    private Mono<Void> forget(Erasure erasure) {
        return erasures.finish(erasure)
                .filter(mine -> mine)
                .flatMap(mine -> announcements.erased(erasure.ref(), erasure.tenant()))
                .as(transaction::transactional);
    }

    private static boolean givenUp(Erasure erasure, Throwable failure) {
        if (erasure.tries() < MOST_HAND_OVERS) {
            LOG.warn(
                    "tokens of {} can't be opened to delete their grant, tried again: {}",
                    erasure.ref(),
                    failure.toString());
            return false;
        }
        LOG.error(
                "ALARM {} is erased without its grant being deleted at TrueLayer: {}",
                erasure.ref(),
                failure.toString());
        return true;
    }

    private static Duration delay(Erasure erasure) {
        return Duration.ofSeconds(1L << Math.min(erasure.tries() - 1, MOST_HAND_OVERS));
    }
}

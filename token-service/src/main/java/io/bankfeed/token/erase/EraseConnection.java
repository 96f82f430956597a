package io.bankfeed.token.erase;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Erases one connection: the grants at TrueLayer, then the key, then the rows. Wherever it is interrupted, the next run
 * goes on from there; once the key is gone no copy of a token opens any more.
 */
@Component
class EraseConnection {

    private static final Logger LOG = LoggerFactory.getLogger(EraseConnection.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private final Erasures erasures;
    private final StoredTokens tokens;
    private final GrantRelease release;
    private final DataKeys keys;
    private final Announcements announcements;
    private final TransactionalOperator transaction;

    EraseConnection(
            Erasures erasures,
            StoredTokens tokens,
            GrantRelease release,
            DataKeys keys,
            Announcements announcements,
            TransactionalOperator transaction) {
        this.erasures = erasures;
        this.tokens = tokens;
        this.release = release;
        this.keys = keys;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    Mono<Void> of(Erasure erasure) {
        return (erasure.released() ? Mono.just(true) : releaseAll(erasure))
                .flatMap(released -> released ? destroy(erasure) : erasures.later(erasure, delay(erasure)));
    }

    private Mono<Void> destroy(Erasure erasure) {
        return erasures.released(erasure)
                .then(keys.destroy(erasure.connectionId()))
                .then(forget(erasure));
    }

    private Mono<Void> forget(Erasure erasure) {
        return erasures.finish(erasure)
                .filter(mine -> mine)
                .flatMap(mine -> announcements.erased(erasure.ref(), erasure.tenant()))
                .as(transaction::transactional);
    }

    private Mono<Boolean> releaseAll(Erasure erasure) {
        return tokens.ofConnection(erasure.connectionId())
                .concatMap(token -> release.of(token))
                .all(released -> released)
                .onErrorResume(TrueLayerCallFailed.class, failure -> notYet(erasure, failure));
    }

    /** The token is the only means of deleting the grant, so it is kept for a while, encrypted and unused. */
    private Mono<Boolean> notYet(Erasure erasure, TrueLayerCallFailed failure) {
        if (!release.overdue(erasure, GIVE_UP_AFTER)) {
            return Mono.just(false);
        }
        LOG.error("ALARM grant of {} was not deleted at TrueLayer ({}) and is given up", erasure.ref(), failure.code());
        return announcements
                .noted(erasure.ref(), "deletion_given_up", failure.code(), Actor.US)
                .thenReturn(true);
    }

    private static Duration delay(Erasure erasure) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(erasure.tries(), 10));
        return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }

    /** One row's grant, under the row's lease, so that no refresh overlaps. */
    @Component
    record GrantRelease(TokenLeases leases, ReleaseGrant release, InstantSource clock) {

        private static final Duration LEASE = Duration.ofSeconds(70);

        /** False while a refresh is under way. */
        Mono<Boolean> of(StoredToken token) {
            return leases.claim(token.ref(), LEASE)
                    .flatMap(held -> release.of(held)
                            .then(leases.release(held))
                            .onErrorResume(failed -> leases.release(held).then(Mono.error(failed)))
                            .thenReturn(true))
                    .defaultIfEmpty(false);
        }

        boolean overdue(Erasure erasure, Duration limit) {
            return erasure.requestedAt().plus(limit).isBefore(clock.instant());
        }
    }
}

package io.bankfeed.token.exchange;

import io.bankfeed.token.erase.Erasures;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.store.ReleasingTokens;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.truelayer.TokenGrant;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tokens that nobody waits for any more: the connection was revoked, or given up, while the code was exchanged. */
@Component
class GiveBack {

    private static final Logger LOG = LoggerFactory.getLogger(GiveBack.class);

    private final ReleasingTokens releasing;
    private final Erasures erasures;
    private final DataKeys keys;

    GiveBack(ReleasingTokens releasing, Erasures erasures, DataKeys keys) {
        this.releasing = releasing;
        this.erasures = erasures;
        this.keys = keys;
    }

    Mono<Void> grantOf(ExchangeAttempt attempt, TokenGrant grant, Instant sentAt) {
        LOG.info("{} ended while it was exchanged; the grant is deleted again", attempt);
        var pair = TokenPair.of(grant, sentAt);
        return destroyKeyIfRevoked(attempt)
                .then(releasing.add(attempt.ref(), attempt.tenant(), StoreGrant.facts(attempt, pair), pair));
    }

    /** Made for these tokens after the erasure had destroyed the one before. */
    private Mono<Void> destroyKeyIfRevoked(ExchangeAttempt attempt) {
        var connection = attempt.ref().connectionId();
        return erasures.concerns(connection).filter(revoked -> revoked).flatMap(revoked -> keys.destroy(connection));
    }
}

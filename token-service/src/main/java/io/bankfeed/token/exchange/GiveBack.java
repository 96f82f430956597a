package io.bankfeed.token.exchange;

import io.bankfeed.token.erase.Erasures;
import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.truelayer.DeletionClient;
import io.bankfeed.token.truelayer.TokenGrant;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tokens that nobody waits for any more: the connection was revoked, or given up, while the code was exchanged. */
@Component
class GiveBack {

    private static final Logger LOG = LoggerFactory.getLogger(GiveBack.class);

    private static final Retry AGAIN = Retry.backoff(6, Duration.ofSeconds(1));

    private final DeletionClient deletion;
    private final Erasures erasures;
    private final DataKeys keys;

    GiveBack(DeletionClient deletion, Erasures erasures, DataKeys keys) {
        this.deletion = deletion;
        this.erasures = erasures;
        this.keys = keys;
    }

    Mono<Void> grantOf(ExchangeAttempt attempt, TokenGrant grant) {
        LOG.info("{} ended while it was exchanged; the grant is deleted again", attempt);
        return destroyKeyIfRevoked(attempt)
                .then(deletion.delete(grant.accessToken()))
                .retryWhen(AGAIN)
                .then();
    }

    /** Made for these tokens after the erasure had destroyed the one before. */
    private Mono<Void> destroyKeyIfRevoked(ExchangeAttempt attempt) {
        var connection = attempt.ref().connectionId();
        return erasures.concerns(connection).filter(revoked -> revoked).flatMap(revoked -> keys.destroy(connection));
    }
}

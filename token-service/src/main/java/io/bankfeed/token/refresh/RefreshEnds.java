package io.bankfeed.token.refresh;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.refresh.RefreshTold.Renewed;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.ReleasingTokens;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenChanges;
import io.bankfeed.token.store.TokenChanges.NextTry;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenRenewals;
import io.bankfeed.token.store.TokenStatus;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import io.bankfeed.token.truelayer.Verdict;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** How a refresh ends: one transaction with what the others are told; nothing is written by who lost the lease. */
@Component
class RefreshEnds {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshEnds.class);

    /** The tokens exist nowhere else: a moment without a database must not cost them. */
    private static final Retry STORE_AGAIN = Retry.backoff(5, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(failure -> !(failure instanceof KeyDestroyed))
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final RefreshRows rows;
    private final RenewTogether together;
    private final RefreshTold told;
    private final RefreshPlans plans;
    private final TransactionalOperator transaction;

    RefreshEnds(
            RefreshRows rows,
            RenewTogether together,
            RefreshTold told,
            RefreshPlans plans,
            TransactionalOperator transaction) {
        this.rows = rows;
        this.together = together;
        this.told = told;
        this.plans = plans;
        this.transaction = transaction;
    }

    /** Empty when another has refreshed meanwhile; what this one got is then kept as candidate. */
    Mono<StoredToken> renewed(LeasedToken held, TokenPair pair) {
        return together.renewed(held, pair).switchIfEmpty(Mono.defer(() -> alone(held, pair)));
    }

    /** Waits for whoever is changing the row. */
    private Mono<StoredToken> alone(LeasedToken held, TokenPair pair) {
        return rows.tokens()
                .lock(held.ref())
                .flatMap(now -> rows.renewals().seal(held, pair, now.demand(), plans.next(now, pair)))
                .flatMap(renewal -> rows.renewals().renew(List.of(renewal)).next())
                .flatMap(token -> told.renewed(List.of(Renewed.of(held, token))).thenReturn(token))
                .switchIfEmpty(tooLate(held, pair))
                .as(transaction::transactional)
                .retryWhen(STORE_AGAIN);
    }

    Mono<StoredToken> failed(LeasedToken held, TrueLayerCallFailed failure) {
        if (failure.verdict() == Verdict.OURS) {
            LOG.error("ALARM TrueLayer refuses us ({}) at the refresh of {}", failure.code(), held.ref());
        }
        Actor actor = failure.verdict().actor();
        NextTry next = plans.retry(held.token().trouble().failures() + 1, failure);
        return rows.changes()
                .failed(held, failure.code(), actor, next)
                .flatMap(token -> told.failed(held.token(), failure, next.at()).thenReturn(token))
                .as(transaction::transactional);
    }

    Mono<StoredToken> lost(LeasedToken held, String code, Actor actor) {
        return rows.changes()
                .lost(held, code, actor)
                .flatMap(token -> told.lost(token, code, actor).thenReturn(token))
                .as(transaction::transactional);
    }

    private Mono<StoredToken> tooLate(LeasedToken held, TokenPair pair) {
        return Mono.defer(() -> {
            LOG.warn("refresh of {} came after its lease or its connection; its tokens are kept aside", held.ref());
            return rows.keepAside(held, pair).then(Mono.empty());
        });
    }

    @Component
    record RefreshRows(StoredTokens tokens, TokenRenewals renewals, TokenChanges changes, ReleasingTokens releasing) {

        /** As candidate; of a connection that was revoked meanwhile, to be deleted at TrueLayer. */
        Mono<Void> keepAside(LeasedToken held, TokenPair pair) {
            var token = held.token();
            return tokens.find(held.ref())
                    .filter(now -> now.status() != TokenStatus.REVOKING)
                    .hasElement()
                    .flatMap(there -> there
                            ? renewals.keepCandidate(held, pair)
                            : releasing.add(token.ref(), token.tenant(), token.facts(), pair));
        }
    }
}

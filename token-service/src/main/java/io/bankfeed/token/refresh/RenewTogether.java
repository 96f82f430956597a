package io.bankfeed.token.refresh;

import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.work.Batching;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.refresh.RefreshTold.Renewed;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.Renewal;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenRef;
import io.bankfeed.token.store.TokenRenewals;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Stores what planned refreshes brought, with what the others are told of it: all that came while one transaction was
 * under way share the next. By itself each would cost as many statements as all of them together.
 */
@Component
class RenewTogether {

    private static final int MOST = 64;
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final TokenRenewals renewals;
    private final RefreshPlans plans;
    private final RefreshTold told;
    private final Traces traces;
    private final TransactionalOperator transaction;
    private final Batching<Renewal, StoredToken> batches = new Batching<>(MOST, BETWEEN, this::stored);

    RenewTogether(
            TokenRenewals renewals,
            RefreshPlans plans,
            RefreshTold told,
            Traces traces,
            TransactionalOperator transaction) {
        this.renewals = renewals;
        this.plans = plans;
        this.told = told;
        this.traces = traces;
        this.transaction = transaction;
    }

    /**
     * Empty when it is to be stored by itself: the row has moved on or somebody is changing it, or the refresh belongs
     * to a caller's trace, which the event is to continue.
     */
    Mono<StoredToken> renewed(LeasedToken held, TokenPair pair) {
        return traces.traceparent()
                .filter(Optional::isEmpty)
                .flatMap(untraced -> renewals.seal(held, pair, held.token().demand(), plans.next(held.token(), pair)))
                .onErrorComplete(failure -> !(failure instanceof KeyDestroyed))
                .flatMap(batches::with);
    }

    private Mono<Map<Renewal, StoredToken>> stored(List<Renewal> gathered) {
        Map<TokenRef, Renewal> rows = gathered.stream()
                .collect(Collectors.toMap(Renewal::ref, Function.identity(), (first, second) -> first));
        return renewals.renew(List.copyOf(rows.values()))
                .collectMap(
                        token -> Objects.requireNonNull(rows.get(token.ref())), token -> token, IdentityHashMap::new)
                .flatMap(stored -> told(stored).thenReturn(stored))
                .as(transaction::transactional);
    }

    private Mono<Void> told(Map<Renewal, StoredToken> stored) {
        return stored.isEmpty()
                ? Mono.empty()
                : told.renewed(stored.entrySet().stream()
                        .map(one -> Renewed.of(one.getKey().held(), one.getValue()))
                        .toList());
    }
}

package io.bankfeed.sync.read;

import io.bankfeed.sync.access.ReleasedAccount;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of transactions; for a user who waits, the first one after the bank was asked for what is newest. */
@Component
class NewestTransactions {
    private final TransactionViews transactions;
    private final AccountFacts facts;
    private final RefreshTransactions refresh;

    NewestTransactions(TransactionViews transactions, AccountFacts facts, RefreshTransactions refresh) {
        this.transactions = transactions;
        this.facts = facts;
        this.refresh = refresh;
    }

    Mono<TransactionPage> page(
            ReleasedAccount account, TransactionQuery query, Instant freshSince, Optional<String> userIp) {
        return Mono.justOrEmpty(userIp)
                .filter(ip -> query.isFirstPage())
                .filterWhen(ip -> isStale(account, freshSince))
                .flatMap(ip -> refresh.of(account, ip))
                .then(Mono.defer(() -> stored(account, query, freshSince)));
    }

    private Mono<Boolean> isStale(ReleasedAccount account, Instant freshSince) {
        return facts.newestDaysAsOf(account.accountId())
                .map(asOf -> asOf.isBefore(freshSince))
                .defaultIfEmpty(true);
    }

    private Mono<TransactionPage> stored(ReleasedAccount account, TransactionQuery query, Instant freshSince) {
        return Mono.zip(
                transactions.page(account.accountId(), query),
                facts.newestDaysAsOf(account.accountId()).map(Optional::of).defaultIfEmpty(Optional.empty()),
                (page, asOf) -> TransactionPage.of(page, asOf.orElse(null), freshSince));
    }
}

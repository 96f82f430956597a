package io.bankfeed.sync.read;

import io.bankfeed.sync.access.ReleasedAccount;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.coverage.Coverage;
import io.bankfeed.sync.coverage.Stretch;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.read.AskBankForUser.Whose;
import io.bankfeed.sync.run.Bank;
import io.bankfeed.sync.run.Banks;
import io.bankfeed.sync.transaction.ChangeFeed;
import io.bankfeed.sync.transaction.StoreTransactions;
import io.bankfeed.sync.transaction.StoreTransactions.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Brings in an account's last transactions while its user waits: attended, so outside the call budget, and with a short
 * time limit. Whatever goes wrong, what is stored still stands, and is shown with its age.
 */
@Component
class RefreshTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshTransactions.class);
    private static final Duration USERS_PATIENCE = Duration.ofSeconds(8);
    private static final int DAYS = 14;

    private final AskBankForUser ask;
    private final Banks banks;
    private final SyncedConnections connections;
    private final Store store;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    RefreshTransactions(
            AskBankForUser ask,
            Banks banks,
            SyncedConnections connections,
            Store store,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.ask = ask;
        this.banks = banks;
        this.connections = connections;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Completes when the newest rows are stored, or when they were not to be had. */
    Mono<Void> of(ReleasedAccount account, String userIp) {
        return ask.whose(account.accountId())
                .flatMap(whose -> refresh(account, whose, userIp))
                .onErrorResume(failure -> leftAsItIs(account, failure));
    }

    private Mono<Void> refresh(ReleasedAccount account, Whose whose, String userIp) {
        Bank bank = banks.of(whose.providerId());
        var now = clock.instant();
        var window = new Window(bank.today(now).minusDays(DAYS), bank.today(now));
        var ledger = new Ledger(account.connectionId(), account.accountId(), whose.isCard(), bank.zone(), now);
        var days = Map.of("from", window.from().toString(), "to", window.to().toString());
        return ask.about(account.accountId(), "/transactions", days, userIp)
                .zipWith(ask.about(account.accountId(), "/transactions/pending", Map.of(), userIp)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .timeout(USERS_PATIENCE)
                .flatMap(fetched -> underLock(
                        account,
                        store.booked(ledger, window, fetched.getT1())
                                .then(Mono.justOrEmpty(fetched.getT2())
                                        .flatMap(pending -> store.pending(ledger, pending)))));
    }

    /** Like everything that is stored for a connection. */
    private Mono<Void> underLock(ReleasedAccount account, Mono<Void> work) {
        return connections.lock(account.connectionId()).flatMap(held -> work).as(transaction::transactional);
    }

    private static Mono<Void> leftAsItIs(ReleasedAccount account, Throwable failure) {
        LOG.info("transactions of account {} shown as stored: {}", account.accountId(), failure.toString());
        return Mono.empty();
    }

    /** Rows with what is then known of their days. */
    @Component
    static class Store {
        private final StoreTransactions transactions;
        private final Coverage coverage;
        private final ChangeFeed feed;

        Store(StoreTransactions transactions, Coverage coverage, ChangeFeed feed) {
            this.transactions = transactions;
            this.coverage = coverage;
            this.feed = feed;
        }

        Mono<Void> booked(Ledger ledger, Window window, Fetched fetched) {
            var complete = new Stretch(window, Stretch.State.COMPLETE, null, fetched.at());
            return transactions
                    .window(ledger, window, fetched.rows())
                    .then(feed.announce())
                    .then(coverage.tell(ledger.accountId(), complete));
        }

        Mono<Void> pending(Ledger ledger, Fetched fetched) {
            return transactions.pending(ledger, fetched.rows()).then(feed.announce());
        }
    }
}

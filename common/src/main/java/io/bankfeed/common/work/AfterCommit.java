package io.bankfeed.common.work;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Runs something of this process when the transaction has committed: once, however often it was asked for within one.
 * Not NOTIFY: the server lets transactions that notify commit only one after the other, over the whole cluster, each
 * with its own write to disk.
 */
public record AfterCommit(Runnable what) implements TransactionSynchronization {

    /** Where no transaction is open, what it is about has committed by itself: it runs when this is subscribed to. */
    public Mono<Void> arrange() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isSynchronizationActive)
                .doOnNext(transaction -> transaction.registerSynchronization(this))
                .onErrorComplete(NoTransactionException.class)
                .switchIfEmpty(Mono.fromRunnable(what))
                .then();
    }

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(what);
    }
}

package io.bankfeed.common.outbox;

import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Mono;

/**
 * Runs something of this process when the transaction has committed. Not NOTIFY: the server lets transactions that
 * notify commit only one after the other, over the whole cluster, each with its own write to disk.
 */
record AfterCommit(Runnable what) implements TransactionSynchronization {

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(what);
    }
}

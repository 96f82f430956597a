package io.bankfeed.sync.fetch;

import io.bankfeed.sync.coverage.Coverage;
import io.bankfeed.sync.coverage.Stretch;
import io.bankfeed.sync.coverage.Stretch.State;
import io.bankfeed.sync.publish.PublishAtOnce;
import io.bankfeed.sync.run.Banks;
import io.bankfeed.sync.run.Runs;
import io.bankfeed.sync.run.SyncRun;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.transaction.StoreTransactions;
import io.bankfeed.sync.transaction.StoreTransactions.Ledger;
import io.bankfeed.sync.transaction.Stored;
import io.bankfeed.sync.truelayer.AnswerRows;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores transactions with what is known of their days. */
@Component
class StoreLedger {

    private final StoreTransactions transactions;
    private final Coverage coverage;
    private final Runs runs;
    private final Banks banks;
    private final PublishAtOnce publish;

    StoreLedger(StoreTransactions transactions, Coverage coverage, Runs runs, Banks banks, PublishAtOnce publish) {
        this.transactions = transactions;
        this.coverage = coverage;
        this.runs = runs;
        this.banks = banks;
        this.publish = publish;
    }

    Mono<Void> window(Task task, SyncRun run, AnswerRows rows, Instant asOf) {
        var complete = new Stretch(task.requiredWindow(), State.COMPLETE, null, asOf);
        return transactions
                .window(ledger(task, run), task.requiredWindow(), rows)
                .flatMap(stored -> told(task, stored))
                .then(coverage.tell(task.accountIdOrNil(), complete));
    }

    Mono<Void> pending(Task task, SyncRun run, AnswerRows rows) {
        return transactions.pending(ledger(task, run), rows).flatMap(stored -> told(task, stored));
    }

    private Mono<Void> told(Task task, Stored stored) {
        return stored.isNothing()
                ? Mono.empty()
                : runs.count(task.syncId(), stored.counts())
                        .then(publish.changesOf(task.connectionId(), stored.appended()));
    }

    private Ledger ledger(Task task, SyncRun run) {
        return new Ledger(
                task.connectionId(),
                task.accountIdOrNil(),
                task.requiredAccount().isCard(),
                banks.of(task.providerId()).zone(),
                run.startedAt());
    }
}

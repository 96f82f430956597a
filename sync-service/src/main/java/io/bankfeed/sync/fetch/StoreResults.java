package io.bankfeed.sync.fetch;

import io.bankfeed.sync.account.StoreAccounts;
import io.bankfeed.sync.account.StoreAccounts.Listing;
import io.bankfeed.sync.account.StoreBalance;
import io.bankfeed.sync.account.StoreHolder;
import io.bankfeed.sync.account.StoreOrders;
import io.bankfeed.sync.run.SyncRun;
import io.bankfeed.sync.task.Task;
import io.bankfeed.sync.transaction.ChangeFeed;
import io.bankfeed.sync.truelayer.AnswerRows;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives each kind of answer to who keeps it. */
@Component
class StoreResults {

    private final StoreAccounts accounts;
    private final StoreHolder holder;
    private final StoreBalance balance;
    private final StoreOrders orders;
    private final StoreLedger ledger;
    private final ChangeFeed feed;

    StoreResults(
            StoreAccounts accounts,
            StoreHolder holder,
            StoreBalance balance,
            StoreOrders orders,
            StoreLedger ledger,
            ChangeFeed feed) {
        this.accounts = accounts;
        this.holder = holder;
        this.balance = balance;
        this.orders = orders;
        this.ledger = ledger;
        this.feed = feed;
    }

    /** Accounts and balances are announced: they are published beside the feed. */
    Mono<Void> of(Task task, SyncRun run, AnswerRows rows, Instant asOf) {
        return switch (task.endpoint()) {
            case ACCOUNTS -> accounts.accounts(listing(task, asOf), rows.all()).then(feed.announce());
            case CARDS -> accounts.cards(listing(task, asOf), rows.all()).then(feed.announce());
            case INFO -> holder.of(task.connectionId(), asOf, rows.all());
            case BALANCE -> balance.of(task.accountIdOrNil(), asOf, rows.all()).then(feed.announce());
            case STANDING_ORDERS -> orders.standingOrders(task.accountIdOrNil(), asOf, rows.all());
            case DIRECT_DEBITS -> orders.directDebits(task.accountIdOrNil(), asOf, rows.all());
            case TRANSACTIONS -> ledger.window(task, run, rows, asOf);
            case PENDING -> ledger.pending(task, run, rows);
        };
    }

    private static Listing listing(Task task, Instant asOf) {
        return new Listing(task.connectionId(), task.consentNo(), asOf);
    }
}

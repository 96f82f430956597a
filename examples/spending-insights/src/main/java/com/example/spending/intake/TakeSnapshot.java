package com.example.spending.intake;

import com.example.spending.bankfeed.Account;
import com.example.spending.bankfeed.Bankfeed;
import com.example.spending.bankfeed.CursorExpired;
import com.example.spending.bankfeed.Transaction;
import com.example.spending.ledger.Ledger;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Everything of one connection as it is now, in the place of what we held. */
@Component
class TakeSnapshot {

    private final Bankfeed bankfeed;
    private final Ledger ledger;
    private final Progress progress;
    private final TransactionOperations transaction;

    TakeSnapshot(Bankfeed bankfeed, Ledger ledger, Progress progress, TransactionOperations transaction) {
        this.bankfeed = bankfeed;
        this.ledger = ledger;
        this.progress = progress;
        this.transaction = transaction;
    }

    void of(UUID connection, CursorExpired expired) {
        List<Account> accounts = bankfeed.accounts(connection);
        List<Transaction> transactions = accounts.stream()
                .flatMap(account -> bankfeed.transactions(account.accountId()).stream())
                .toList();
        transaction.executeWithoutResult(status -> {
            ledger.replace(connection, accounts, transactions);
            progress.cursor(connection, expired.resumeCursor());
            progress.snapshot(connection, expired.snapshotFrom());
        });
    }

    @Transactional
    public void store(UUID connection, Account account) {
        ledger.store(connection, account);
    }
}

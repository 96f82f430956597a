package com.example.spending.ledger;

import com.example.spending.bankfeed.Account;
import com.example.spending.bankfeed.Change;
import com.example.spending.bankfeed.Transaction;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The read model: accounts, and transactions as far as spending needs them. Every call is part of its caller's transaction. */
@Repository
public class Ledger {

    private final JdbcClient database;

    Ledger(JdbcClient database) {
        this.database = database;
    }

    public void store(UUID connectionId, Account account) {
        database.sql("delete from account where account_id = ?")
                .param(account.accountId())
                .update();
        database.sql("""
                        insert into account (account_id, connection_id, kind, display_name, currency)
                        values (:id, :connection, :kind, :name, :currency)
                        """)
                .param("id", account.accountId())
                .param("connection", connectionId)
                .param("kind", account.kind())
                .param("name", account.displayName())
                .param("currency", account.currency())
                .update();
    }

    /** As it was after the change; what settled takes the place of the pending row it came from. */
    public void apply(UUID connectionId, Change change) {
        if (change.settledFrom() != null) {
            remove(change.settledFrom());
        }
        if (change.isRemoval()) {
            remove(change.transaction().transactionUid());
        } else {
            store(connectionId, change.transaction());
        }
    }

    public void store(UUID connectionId, Transaction transaction) {
        remove(transaction.transactionUid());
        database.sql("""
                        insert into bank_transaction (transaction_uid, account_id, connection_id, direction, amount,
                                                      currency, booked_on, category, description)
                        values (:uid, :account, :connection, :direction, :amount,
                                :currency, :day, :category, :description)
                        """)
                .param("uid", transaction.transactionUid())
                .param("account", transaction.accountId())
                .param("connection", connectionId)
                .param("direction", transaction.direction())
                .param("amount", transaction.amount().value())
                .param("currency", transaction.amount().currency())
                .param("day", transaction.bookedOn())
                .param("category", transaction.bestCategory())
                .param("description", transaction.description())
                .update();
    }

    /** What the connection has now, and nothing else. */
    public void replace(UUID connectionId, List<Account> accounts, List<Transaction> transactions) {
        erase(connectionId);
        accounts.forEach(account -> store(connectionId, account));
        transactions.forEach(transaction -> store(connectionId, transaction));
    }

    public void erase(UUID connectionId) {
        database.sql("delete from bank_transaction where connection_id = ?")
                .param(connectionId)
                .update();
        database.sql("delete from account where connection_id = ?")
                .param(connectionId)
                .update();
    }

    private void remove(UUID transactionUid) {
        database.sql("delete from bank_transaction where transaction_uid = ?")
                .param(transactionUid)
                .update();
    }
}

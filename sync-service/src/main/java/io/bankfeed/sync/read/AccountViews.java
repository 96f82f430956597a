package io.bankfeed.sync.read;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads accounts for showing. */
@Repository
class AccountViews {

    private final DatabaseClient database;

    AccountViews(DatabaseClient database) {
        this.database = database;
    }

    /** A connection has few: no pages. Those shared now come first. */
    Mono<List<AccountView>> ofConnection(UUID connectionId, boolean withFullNumbers) {
        return database.sql("""
                        select * from account where connection_id = :connection
                         order by shared desc, first_seen_at, account_id
                        """)
                .bind("connection", connectionId)
                .map(row -> AccountView.of(row, withFullNumbers))
                .all()
                .collectList();
    }

    Mono<AccountView> get(UUID accountId, boolean withFullNumber) {
        return database.sql("select * from account where account_id = :account")
                .bind("account", accountId)
                .map(row -> AccountView.of(row, withFullNumber))
                .one();
    }
}

package io.bankfeed.sync.read;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads balances for showing. */
@Repository
class Balances {

    private final DatabaseClient database;

    Balances(DatabaseClient database) {
        this.database = database;
    }

    /** Empty where the bank has given none. */
    Mono<BalanceView> find(UUID accountId, Instant freshSince) {
        return database.sql("select * from balance where account_id = :account")
                .bind("account", accountId)
                .map(row -> BalanceView.of(row, freshSince))
                .one();
    }
}

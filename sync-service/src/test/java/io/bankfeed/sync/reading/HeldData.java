package io.bankfeed.sync.reading;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.account.StoreAccounts;
import io.bankfeed.sync.account.StoreAccounts.Listing;
import io.bankfeed.sync.account.StoreBalance;
import io.bankfeed.sync.bank.GivenRows;
import io.bankfeed.sync.connection.SyncedConnections;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.transaction.ChangeFeed;
import io.bankfeed.sync.transaction.StoreTransactions;
import io.bankfeed.sync.transaction.StoreTransactions.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Stores data with the same code that stores a bank's answers. */
record HeldData(
        DatabaseClient database,
        TransactionalOperator transaction,
        SyncedConnections connections,
        StoreAccounts accounts,
        StoreBalance balances,
        StoreTransactions transactions,
        ChangeFeed feed) {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final Instant NOW = Instant.now();

    UUID connection(String tenant) {
        UUID id = Ids.next();
        execute("""
                insert into synced_connection (connection_id, tenant, consent_no, provider_id, token_state)
                values ('%s', '%s', 3, 'mock', 'usable')
                """.formatted(id, tenant));
        return id;
    }

    UUID confirmedConnection(String tenant) {
        UUID id = connection(tenant);
        confirm(id);
        return id;
    }

    void confirm(UUID connectionId) {
        execute("update synced_connection set confirmed_at = now() where connection_id = '%s'".formatted(connectionId));
    }

    /** The ids of the accounts, in the order given. */
    List<UUID> accounts(UUID connectionId, JsonNode... listed) {
        locked(connectionId, accounts.accounts(new Listing(connectionId, 3, NOW), List.of(listed)));
        return List.of(listed).stream()
                .map(account -> idOf(connectionId, account.path("account_id").asString()))
                .toList();
    }

    UUID card(UUID connectionId, JsonNode card) {
        locked(connectionId, accounts.cards(new Listing(connectionId, 3, NOW), List.of(card)));
        return idOf(connectionId, card.path("account_id").asString());
    }

    void balance(UUID connectionId, UUID accountId, Instant asOf, JsonNode balance) {
        locked(connectionId, balances.of(accountId, asOf, List.of(balance)));
    }

    void window(UUID connectionId, UUID accountId, Window window, List<JsonNode> rows) {
        var ledger = new Ledger(connectionId, accountId, false, ZoneOffset.UTC, NOW);
        locked(
                connectionId,
                transactions.window(ledger, window, new GivenRows(rows)).then());
    }

    void pending(UUID connectionId, UUID accountId, List<JsonNode> rows) {
        var ledger = new Ledger(connectionId, accountId, false, ZoneOffset.UTC, NOW);
        locked(connectionId, transactions.pending(ledger, new GivenRows(rows)).then());
    }

    void execute(String sql) {
        database.sql(sql)
                .fetch()
                .rowsUpdated()
                .then(feed.announce())
                .as(transaction::transactional)
                .block(LIMIT);
    }

    long count(String sql) {
        Long count = database.sql(sql).mapValue(Long.class).one().block(LIMIT);
        return count == null ? 0 : count;
    }

    private UUID idOf(UUID connectionId, String providerAccountId) {
        return database.sql("select account_id from account where connection_id = :c and provider_account_id = :p")
                .bind("c", connectionId)
                .bind("p", providerAccountId)
                .mapValue(UUID.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private void locked(UUID connectionId, Mono<Void> store) {
        connections
                .lock(connectionId)
                .then(store)
                .as(transaction::transactional)
                .block(LIMIT);
    }
}

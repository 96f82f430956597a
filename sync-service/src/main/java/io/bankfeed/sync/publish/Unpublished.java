package io.bankfeed.sync.publish;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.AccountEvent.AccountChanged;
import io.bankfeed.common.event.AccountEvent.BalanceChanged;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenant.Confirmation;
import io.bankfeed.common.tenant.Tenants;
import io.bankfeed.sync.read.AccountNumber;
import io.bankfeed.sync.read.Rows;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the tenants' topics have not been told yet. To be used within one transaction, from claim to mark. */
@Repository
class Unpublished {

    private static final String RELEASED = """
            (held.confirmed_at is not null or held.tenant = any(:released)) and held.other_accounts_no is null
            """;
    private static final String CLAIM = """
            select connection_id, tenant, consent_no, published_position
              from synced_connection held
             where connection_id in (
                       select connection_id from synced_connection where published_position < feed_position
                       union
                       select connection_id from account where published_version < version
                       union
                       select connection_id from balance join account using (account_id)
                        where balance.published_version < balance.version)
               and """ + RELEASED + """
             limit 1
               for update of held skip locked
            """;
    private static final String TAKE_ACCOUNTS = """
            update account set published_version = version
             where connection_id = :connection and published_version < version
            returning *
            """;
    private static final String TAKE_BALANCES = """
            update balance set published_version = balance.version
              from account
             where account.account_id = balance.account_id and connection_id = :connection
               and balance.published_version < balance.version
            returning balance.*
            """;
    private static final String TAKE_FEED = """
            update synced_connection held set published_position = feed_position
             where connection_id = :connection and feed_position - published_position = :count
               and """ + RELEASED + """
            returning connection_id, tenant, consent_no, published_position
            """;
    private static final String MARK = """
            update synced_connection set published_position = :position where connection_id = :connection
            """;

    private final DatabaseClient database;
    private final String[] tenantsWithoutConfirmation;

    Unpublished(DatabaseClient database, Tenants tenants) {
        this.database = database;
        this.tenantsWithoutConfirmation = tenants.all().stream()
                .filter(tenant -> tenant.confirmation() == Confirmation.NONE)
                .map(Tenant::name)
                .toArray(String[]::new);
    }

    /** Holds one released connection that has something to tell; nobody else publishes for it meanwhile. */
    Mono<Claimed> claim() {
        return database.sql(CLAIM)
                .bind("released", tenantsWithoutConfirmation)
                .map(Claimed::of)
                .one();
    }

    /** Marks the whole feed of a released connection as told, where no more than its last changes are not. */
    Mono<Claimed> takeFeed(UUID connectionId, int lastChanges) {
        return database.sql(TAKE_FEED)
                .bind("connection", connectionId)
                .bind("count", lastChanges)
                .bind("released", tenantsWithoutConfirmation)
                .map(Claimed::of)
                .one();
    }

    Flux<AccountChanged> takeAccounts(Claimed connection) {
        return database.sql(TAKE_ACCOUNTS)
                .bind("connection", connection.connectionId())
                .map(Unpublished::account)
                .all();
    }

    Flux<BalanceChanged> takeBalances(Claimed connection) {
        return database.sql(TAKE_BALANCES)
                .bind("connection", connection.connectionId())
                .map(Unpublished::balance)
                .all();
    }

    Mono<Void> markPublished(Claimed connection, long position) {
        return database.sql(MARK)
                .bind("position", position)
                .bind("connection", connection.connectionId())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static AccountChanged account(Readable row) {
        return new AccountChanged(
                Rows.id(row, "account_id"),
                Rows.text(row, "kind"),
                Rows.textOrNull(row, "account_type"),
                Rows.textOrNull(row, "display_name"),
                Rows.text(row, "currency"),
                Rows.flag(row, "shared"),
                AccountNumber.masked(row).masked());
    }

    private static BalanceChanged balance(Readable row) {
        return new BalanceChanged(
                Rows.id(row, "account_id"),
                Objects.requireNonNull(row.get("current", BigDecimal.class)),
                row.get("available", BigDecimal.class),
                row.get("overdraft", BigDecimal.class),
                row.get("credit_limit", BigDecimal.class),
                Rows.text(row, "currency"),
                Columns.instant(row, "as_of"));
    }
}

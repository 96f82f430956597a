package io.bankfeed.sync.account;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The accounts and cards of connections. */
@Repository
public class Accounts {

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    public Mono<List<SharedAccount>> sharedOf(UUID connectionId) {
        return database.sql("select * from account where connection_id = :connection and shared order by account_id")
                .bind("connection", connectionId)
                .map(Accounts::shared)
                .all()
                .collectList();
    }

    public Mono<SharedAccount> find(UUID accountId) {
        return database.sql("select * from account where account_id = :account")
                .bind("account", accountId)
                .map(Accounts::shared)
                .one();
    }

    /** Remembers that the bank lacks an endpoint for this account. */
    public Mono<Void> lacks(UUID accountId, String endpoint) {
        return database.sql("""
                        update account set unsupported = array_append(unsupported, :endpoint)
                         where account_id = :account and not :endpoint = any(unsupported)
                        """)
                .bind("account", accountId)
                .bind("endpoint", endpoint)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static SharedAccount shared(Readable row) {
        return new SharedAccount(
                required(row, "account_id", UUID.class),
                text(row, "kind"),
                List.of(required(row, "unsupported", String[].class)));
    }

    /** An account that the user shares now. */
    public record SharedAccount(UUID accountId, String kind, List<String> unsupported) {

        public boolean isCard() {
            return "card".equals(kind);
        }
    }
}

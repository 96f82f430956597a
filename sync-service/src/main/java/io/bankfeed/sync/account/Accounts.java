package io.bankfeed.sync.account;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The accounts and cards of connections. */
@Repository
public class Accounts {

    private static final String SHARED = """
            select account.*, (select max(to_date) from coverage
                                where coverage.account_id = account.account_id and state = 'complete') as complete_until
              from account where connection_id = :connection and shared order by account_id
            """;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    public Mono<List<SharedAccount>> sharedOf(UUID connectionId) {
        return database.sql(SHARED)
                .bind("connection", connectionId)
                .map(Accounts::shared)
                .all()
                .collectList();
    }

    public Mono<SharedAccount> find(UUID accountId) {
        return database.sql("select account.*, null::date as complete_until from account where account_id = :account")
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
                List.of(required(row, "unsupported", String[].class)),
                row.get("complete_until", LocalDate.class));
    }

    /**
     * An account that the user shares now.
     *
     * @param completeUntil the last day that is held as complete; null: none is
     */
    public record SharedAccount(
            UUID accountId,
            String kind,
            List<String> unsupported,
            @Nullable LocalDate completeUntil) {

        public boolean isCard() {
            return "card".equals(kind);
        }
    }
}

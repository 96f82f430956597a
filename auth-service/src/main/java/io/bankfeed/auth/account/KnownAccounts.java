package io.bankfeed.auth.account;

import io.bankfeed.common.event.AccountEvent.AccountChanged;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code known_account}: masked names, gone with the revocation. */
@Repository
public class KnownAccounts {

    private final DatabaseClient database;

    KnownAccounts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> put(UUID connectionId, AccountChanged account) {
        return database.sql("""
                        insert into known_account (connection_id, account_id, kind, display_name, number_masked, shared)
                        values (:connection, :account, :kind, :name, :number, :shared)
                        on conflict (connection_id, account_id) do update
                           set kind = excluded.kind, display_name = excluded.display_name,
                               number_masked = excluded.number_masked, shared = excluded.shared
                        """)
                .bind("connection", connectionId)
                .bind("account", account.accountId())
                .bind("kind", account.kind())
                .bind("name", Parameters.in(R2dbcType.VARCHAR, account.displayName()))
                .bind("number", Parameters.in(R2dbcType.VARCHAR, account.numberMasked()))
                .bind("shared", account.shared())
                .fetch()
                .rowsUpdated();
    }

    /** Those that the user shares now, by name. */
    public Flux<Known> sharedOf(UUID connectionId) {
        return database.sql("""
                        select display_name, number_masked from known_account
                         where connection_id = :connection and shared order by kind, display_name, account_id limit 100
                        """)
                .bind("connection", connectionId)
                .map(KnownAccounts::read)
                .all();
    }

    private static Known read(Readable row) {
        return new Known(row.get("display_name", String.class), row.get("number_masked", String.class));
    }

    /** @param numberMasked the last four digits at most */
    public record Known(
            @Nullable String displayName, @Nullable String numberMasked) {

        public String words() {
            String name = Objects.requireNonNullElse(displayName, "");
            String number = Objects.requireNonNullElse(numberMasked, "");
            return (name + " " + number).strip();
        }
    }
}

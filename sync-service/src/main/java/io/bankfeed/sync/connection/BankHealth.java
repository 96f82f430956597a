package io.bankfeed.sync.connection;

import io.bankfeed.common.database.Bindings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How banks are, as the other services observe them. The newest word counts, in whatever order words come. */
@Repository
public class BankHealth {
    private static final String TELL = """
            insert into bank_health as held (provider_id, healthy, reason, updated_at)
            values (:provider, :healthy, :reason, :at)
            on conflict (provider_id) do update
               set healthy = excluded.healthy, reason = excluded.reason, updated_at = excluded.updated_at
             where held.updated_at <= excluded.updated_at
            """;

    private final DatabaseClient database;

    BankHealth(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> isDown(String providerId, String reason, Instant at) {
        return tell(providerId, false, reason, at);
    }

    public Mono<Void> isWell(String providerId, Instant at) {
        return tell(providerId, true, null, at);
    }

    private Mono<Void> tell(String providerId, boolean healthy, @Nullable String reason, Instant at) {
        return Bindings.bind(database.sql(TELL), "reason", reason, String.class)
                .bind("provider", providerId)
                .bind("healthy", healthy)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .then();
    }
}

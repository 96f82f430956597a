package io.bankfeed.auth.provider;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code provider_health}. */
@Repository
class ProviderHealth {

    private final DatabaseClient database;

    ProviderHealth(DatabaseClient database) {
        this.database = database;
    }

    /** The newest word counts, in whatever order they come. */
    Mono<Void> put(String providerId, boolean healthy, @Nullable String reason, Instant updatedAt) {
        return database.sql("""
                        insert into provider_health as held (provider_id, healthy, reason, updated_at)
                        values (:provider, :healthy, :reason, :updated)
                        on conflict (provider_id) do update
                           set healthy = excluded.healthy, reason = excluded.reason, updated_at = excluded.updated_at
                         where held.updated_at < excluded.updated_at
                        """)
                .bind("provider", providerId)
                .bind("healthy", healthy)
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, reason))
                .bind("updated", updatedAt)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Flux<KnownHealth> all() {
        return database.sql("select provider_id, healthy, updated_at from provider_health")
                .map(ProviderHealth::read)
                .all();
    }

    private static KnownHealth read(Readable row) {
        return new KnownHealth(
                Columns.text(row, "provider_id"),
                Columns.flag(row, "healthy"),
                Columns.required(row, "updated_at", Instant.class));
    }
}

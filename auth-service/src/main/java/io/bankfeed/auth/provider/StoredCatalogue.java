package io.bankfeed.auth.provider;

import io.bankfeed.common.crypto.Sha256;
import io.bankfeed.common.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code provider_catalogue}: one row, shared by the replicas. */
@Repository
class StoredCatalogue {

    private static final TypeReference<List<Provider>> LIST = new TypeReference<>() {};
    private static final int TAG_LENGTH = 32;

    private final DatabaseClient database;
    private final JsonMapper json;

    StoredCatalogue(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Catalogue> load() {
        return database.sql("select providers, fetched_at from provider_catalogue")
                .map(row -> read(Columns.text(row, "providers"), Columns.required(row, "fetched_at", Instant.class)))
                .one();
    }

    Mono<Catalogue> store(List<Provider> providers, Instant fetchedAt) {
        String text = json.writeValueAsString(providers);
        return database.sql("""
                        insert into provider_catalogue (providers, fetched_at) values (:providers, :fetched)
                        on conflict (only_row) do update set
                                providers = excluded.providers, fetched_at = excluded.fetched_at
                        """)
                .bind("providers", text)
                .bind("fetched", fetchedAt)
                .fetch()
                .rowsUpdated()
                .map(stored -> read(text, fetchedAt));
    }

    private Catalogue read(String text, Instant fetchedAt) {
        return new Catalogue(json.readValue(text, LIST), tag(text), fetchedAt, Set.of());
    }

    static String tag(String text) {
        return Sha256.hex(text).substring(0, TAG_LENGTH);
    }
}

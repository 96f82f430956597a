package io.bankfeed.auth.provider;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code provider_logo}: also what could not be had, so that it is not asked for at every look. */
@Repository
class Logos {

    private final DatabaseClient database;

    Logos(DatabaseClient database) {
        this.database = database;
    }

    /** Banks whose logo can be shown. */
    Flux<String> present() {
        return database.sql("select provider_id from provider_logo where image is not null")
                .map(row -> Columns.text(row, "provider_id"))
                .all();
    }

    /** Those asked for since, under the same address. */
    Flux<Asked> askedSince(Instant since) {
        return database.sql("select provider_id, logo_url from provider_logo where fetched_at > :since")
                .bind("since", since)
                .map(row -> new Asked(Columns.text(row, "provider_id"), Columns.text(row, "logo_url")))
                .all();
    }

    Mono<Image> find(String providerId) {
        return database.sql(
                        "select content_type, image from provider_logo where provider_id = :id and image is not null")
                .bind("id", providerId)
                .map(Logos::read)
                .one();
    }

    Mono<Void> put(Asked asked, @Nullable Image image, Instant now) {
        return database.sql("""
                        insert into provider_logo (provider_id, logo_url, content_type, image, fetched_at)
                        values (:id, :url, :type, :image, :now)
                        on conflict (provider_id) do update
                           set logo_url = excluded.logo_url, fetched_at = excluded.fetched_at,
                               content_type = coalesce(excluded.content_type, provider_logo.content_type),
                               image = coalesce(excluded.image, provider_logo.image)
                        """)
                .bind("id", asked.providerId())
                .bind("url", asked.url())
                .bind("type", Parameters.in(R2dbcType.VARCHAR, image == null ? null : image.contentType()))
                .bind("image", image == null ? Parameters.in(byte[].class) : image.bytes())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Image read(Readable row) {
        return new Image(Columns.text(row, "content_type"), Objects.requireNonNull(row.get("image", byte[].class)));
    }

    record Asked(String providerId, String url) {}

    record Image(String contentType, byte[] bytes) {}
}

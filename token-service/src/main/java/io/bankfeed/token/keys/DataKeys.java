package io.bankfeed.token.keys;

import static io.bankfeed.common.database.Columns.required;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One data key per connection. Opened ones are held in memory for a short time, within bounds. */
@Component
public class DataKeys {

    private final DatabaseClient database;
    private final KeyEncryption encryption;
    private final Cache<UUID, DataKey> opened;

    DataKeys(DatabaseClient database, KeyEncryption encryption, KeysProperties properties) {
        this.database = database;
        this.encryption = encryption;
        this.opened = Caffeine.newBuilder()
                .maximumSize(properties.cachedKeys())
                .expireAfterWrite(properties.cachedFor())
                .build();
    }

    /** Fails with {@link KeyDestroyed} when there is none. */
    public Mono<DataKey> of(UUID connectionId) {
        return Mono.fromSupplier(() -> opened.getIfPresent(connectionId))
                .switchIfEmpty(read(connectionId))
                .switchIfEmpty(Mono.error(() -> new KeyDestroyed(connectionId)));
    }

    /** The key of the connection, made if this is its first grant. */
    public Mono<DataKey> ofNewGrant(UUID connectionId) {
        return read(connectionId).switchIfEmpty(make(connectionId).then(read(connectionId)));
    }

    /** Makes every ciphertext of the connection unreadable, wherever copies of it lie. */
    public Mono<Void> destroy(UUID connectionId) {
        return database.sql("delete from keys.data_key where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .doFinally(end -> opened.invalidate(connectionId))
                .then();
    }

    private Mono<Long> make(UUID connectionId) {
        return blocking(() -> DataKey.freshWrapped(encryption.aead(), connectionId))
                .flatMap(wrapped -> database.sql("""
                        insert into keys.data_key (connection_id, kek_id, wrapped) values (:connection, :kek, :wrapped)
                        on conflict do nothing""")
                        .bind("connection", connectionId)
                        .bind("kek", encryption.keyId())
                        .bind("wrapped", wrapped)
                        .fetch()
                        .rowsUpdated());
    }

    private Mono<DataKey> read(UUID connectionId) {
        return database.sql("select wrapped from keys.data_key where connection_id = :connection")
                .bind("connection", connectionId)
                .map(row -> required(row, "wrapped", byte[].class))
                .one()
                .flatMap(wrapped -> blocking(() -> DataKey.unwrap(wrapped, encryption.aead(), connectionId)))
                .doOnNext(key -> opened.put(connectionId, key));
    }

    /** A key management service is a remote call behind a blocking interface. */
    private static <T> Mono<T> blocking(java.util.concurrent.Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}

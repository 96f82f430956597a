package io.bankfeed.token.keys;

import static io.bankfeed.common.database.Columns.required;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One data keyset per connection. Opened ones are held in memory for a short time, within bounds. */
@Component
public class DataKeys {

    /** Locks the generation, so that it is not retired in the same moment. */
    private static final String INSERT = """
            insert into keys.data_key (connection_id, generation, wrapped)
            select :connection, generation, :wrapped
              from keys.wrapping_key where generation = :generation and retired_at is null for key share
            on conflict do nothing""";

    private final KeyStore store;
    private final WrappingKeys wrapping;
    private final Cache<UUID, DataKey> opened;

    DataKeys(KeyStore store, WrappingKeys wrapping, KeysProperties properties) {
        this.store = store;
        this.wrapping = wrapping;
        this.opened = Caffeine.newBuilder()
                .maximumSize(properties.cachedKeys())
                .expireAfterWrite(properties.cachedFor())
                .build();
    }

    /** Fails with {@link KeyDestroyed} when there is none. */
    public Mono<DataKey> of(UUID connectionId) {
        return Mono.fromSupplier(() -> opened.getIfPresent(connectionId)).switchIfEmpty(readAgain(connectionId));
    }

    /** Not from memory: another replica may have put a new key before the one that is held here. */
    public Mono<DataKey> readAgain(UUID connectionId) {
        return read(connectionId).switchIfEmpty(Mono.error(() -> new KeyDestroyed(connectionId)));
    }

    /** The key of the connection, made if this is its first grant. */
    public Mono<DataKey> ofNewGrant(UUID connectionId) {
        return read(connectionId)
                .switchIfEmpty(Mono.defer(() -> make(connectionId).then(read(connectionId))))
                .repeatWhenEmpty(2, empties -> empties.doOnNext(retired -> wrapping.forgetNewest()));
    }

    /** Makes every ciphertext of the connection unreadable, wherever copies of it lie. */
    public Mono<Void> destroy(UUID connectionId) {
        return store.database()
                .sql("delete from keys.data_key where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .doFinally(end -> opened.invalidate(connectionId))
                .then();
    }

    void forget(UUID connectionId) {
        opened.invalidate(connectionId);
    }

    private Mono<Long> make(UUID connectionId) {
        return wrapping.newest()
                .flatMap(key -> store.database()
                        .sql(INSERT)
                        .bind("connection", connectionId)
                        .bind("generation", key.generation())
                        .bind("wrapped", DataKey.fresh().wrap(key.aead(), connectionId))
                        .fetch()
                        .rowsUpdated());
    }

    /** Read and unwrapped once more if a rotation has moved it on in between. */
    private Mono<DataKey> read(UUID connectionId) {
        return store.database()
                .sql("select generation, wrapped from keys.data_key where connection_id = :connection")
                .bind("connection", connectionId)
                .map(row ->
                        new Wrapped(required(row, "generation", Integer.class), required(row, "wrapped", byte[].class)))
                .one()
                .flatMap(wrapped -> wrapping.of(wrapped.generation())
                        .map(key -> DataKey.unwrap(wrapped.bytes(), key.aead(), connectionId)))
                .retryWhen(Retry.fixedDelay(1, Duration.ofMillis(50))
                        .filter(KeyUnusable.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .doOnNext(key -> opened.put(connectionId, key));
    }

    private record Wrapped(int generation, byte[] bytes) {}
}

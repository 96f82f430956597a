package io.bankfeed.token.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

    /** Reads those that are not in memory in one statement; what can't be opened is left to {@link #of}. */
    public Mono<Void> readAhead(Collection<UUID> connectionIds) {
        List<UUID> missing = connectionIds.stream()
                .distinct()
                .filter(id -> opened.getIfPresent(id) == null)
                .toList();
        return missing.isEmpty() ? Mono.empty() : readAll(missing).onErrorComplete();
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

    private Mono<Void> readAll(List<UUID> connectionIds) {
        return store.database()
                .sql("select connection_id, generation, wrapped from keys.data_key where connection_id = any(:ids)")
                .bind("ids", connectionIds.toArray(UUID[]::new))
                .map(WrappedKey::read)
                .all()
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(wrapped -> unwrap(wrapped).onErrorComplete(KeyUnusable.class))
                .then();
    }

    /** Read and unwrapped once more if a rotation has moved it on in between. */
    private Mono<DataKey> read(UUID connectionId) {
        return store.database()
                .sql("select connection_id, generation, wrapped from keys.data_key where connection_id = :connection")
                .bind("connection", connectionId)
                .map(WrappedKey::read)
                .one()
                .flatMap(this::unwrap)
                .retryWhen(Retry.fixedDelay(1, Duration.ofMillis(50))
                        .filter(KeyUnusable.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private Mono<DataKey> unwrap(WrappedKey wrapped) {
        return wrapping.of(wrapped.generation())
                .map(wrapped::open)
                .doOnNext(key -> opened.put(wrapped.connectionId(), key));
    }
}

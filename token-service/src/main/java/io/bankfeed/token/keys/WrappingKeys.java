package io.bankfeed.token.keys;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The generations of wrapping keys. The newest wraps what is new; the others are needed until they are retired. */
@Component
class WrappingKeys {

    /** A rotation of another replica is noticed within this time. */
    static final Duration NEWEST_KNOWN_FOR = Duration.ofSeconds(10);

    private static final int FIRST = 1;

    private final KeyStore store;
    private final KeyEncryptionKeys keks;
    private final Cache<Integer, WrappingKey> opened;
    private final Cache<String, Integer> newest =
            Caffeine.newBuilder().expireAfterWrite(NEWEST_KNOWN_FOR).build();

    WrappingKeys(KeyStore store, KeyEncryptionKeys keks, KeysProperties properties) {
        this.store = store;
        this.keks = keks;
        this.opened = Caffeine.newBuilder()
                .expireAfterWrite(properties.wrappingCachedFor())
                .build();
    }

    Mono<WrappingKey> newest() {
        return Mono.fromSupplier(() -> newest.getIfPresent(""))
                .switchIfEmpty(readNewest())
                .switchIfEmpty(add(FIRST).then(readNewest()))
                .flatMap(this::of);
    }

    Mono<WrappingKey> of(int generation) {
        return Mono.fromSupplier(() -> opened.getIfPresent(generation)).switchIfEmpty(open(generation));
    }

    /** The generation after the newest; there already, if another replica has just made it. */
    Mono<Integer> next() {
        return readNewest()
                .defaultIfEmpty(0)
                .map(generation -> generation + 1)
                .flatMap(generation -> add(generation).thenReturn(generation));
    }

    void forgetNewest() {
        newest.invalidateAll();
    }

    private Mono<Integer> readNewest() {
        return store.database()
                .sql("select max(generation) as generation from keys.wrapping_key where retired_at is null")
                .map(row -> Optional.ofNullable(row.get("generation", Integer.class)))
                .one()
                .flatMap(Mono::justOrEmpty)
                .doOnNext(generation -> newest.put("", generation));
    }

    private Mono<Long> add(int generation) {
        return Mono.fromCallable(() ->
                        WrappingKey.freshWrapped(generation, keks.primary().aead()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(wrapped -> store.database()
                        .sql("""
                                insert into keys.wrapping_key (generation, kek_uri, wrapped)
                                values (:generation, :kek, :wrapped) on conflict do nothing""")
                        .bind("generation", generation)
                        .bind("kek", keks.primary().uri())
                        .bind("wrapped", wrapped)
                        .fetch()
                        .rowsUpdated());
    }

    private Mono<WrappingKey> open(int generation) {
        return store.database()
                .sql("""
                        select kek_uri, wrapped from keys.wrapping_key
                         where generation = :generation and wrapped is not null""")
                .bind("generation", generation)
                .map(row -> new Wrapped(text(row, "kek_uri"), required(row, "wrapped", byte[].class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new KeyUnusable("wrapping key " + generation + " is retired")))
                .flatMap(wrapped -> Mono.fromCallable(() -> WrappingKey.unwrap(
                                generation,
                                wrapped.bytes(),
                                keks.of(wrapped.kekUri()).aead()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .doOnNext(key -> opened.put(generation, key));
    }

    private record Wrapped(String kekUri, byte[] bytes) {}
}

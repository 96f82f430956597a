package io.bankfeed.token.keys;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The steps of a rotation on the keys' side. A connection's new key is put before its old ones, so that whoever reads
 * finds either; the old ones are dropped when no replica can hold a keyset without the new one and nothing is closed by
 * them. Every step commits by itself: whoever takes over goes on from the rows.
 */
@Component
public class KeyRotation {

    private final KeyStore store;
    private final RotationRows rows;
    private final WrappingKeys wrapping;
    private final DataKeys keys;
    private final Duration pruneAfter;

    KeyRotation(
            KeyStore store, RotationRows rows, WrappingKeys wrapping, DataKeys keys, RotationProperties properties) {
        this.store = store;
        this.rows = rows;
        this.wrapping = wrapping;
        this.keys = keys;
        this.pruneAfter = properties.pruneAfter();
    }

    /** The generation that a rotation under way leads to; a new rotation is begun when there is none. */
    public Mono<RotationProgress> begin() {
        return rows.open()
                .switchIfEmpty(Mono.defer(() -> wrapping.next()
                        .flatMap(generation -> rows.begin(generation)
                                .then(Mono.fromRunnable(wrapping::forgetNewest))
                                .then(rows.open()))))
                .flatMap(rows::progress);
    }

    /** Empty when there is none under way. */
    public Mono<Integer> underWay() {
        return rows.open();
    }

    /** Gives the next connections of an older generation their new key. Empty when all have it. */
    public Mono<List<OpenedKey>> advance(int generation, int most) {
        return wrapping.of(generation)
                .flatMap(target -> rows.claimOlder(generation, most)
                        .flatMapSequential(
                                row -> Mono.fromCallable(() -> row.key().withNewPrimary())
                                        .map(key -> new OpenedKey(row.connectionId(), key)))
                        .collectList()
                        .publishOn(Schedulers.parallel())
                        .filter(moved -> !moved.isEmpty())
                        .flatMap(moved -> rows.store(target, moved, pruneAfter).thenReturn(moved))
                        .as(store.transaction()::transactional)
                        .doOnNext(this::forget));
    }

    /** Those whose old keys may be dropped now. Whatever is not dropped comes again after a while. */
    public Flux<OpenedKey> claimToPrune(int most) {
        return rows.claimToPrune(most);
    }

    /** Drops the old keys of these. */
    public Mono<Void> prune(List<OpenedKey> done) {
        return Flux.fromIterable(done)
                .map(opened -> new OpenedKey(opened.connectionId(), opened.key().primaryAlone()))
                .collectList()
                .flatMap(rows::storePruned)
                .doOnSuccess(stored -> forget(done));
    }

    /** Destroys the generations that wrap nothing any more; completes with whether that ended the rotation. */
    public Mono<Boolean> retire(int generation) {
        return rows.lockBefore(generation)
                .then(rows.retireBefore(generation))
                .as(store.transaction()::transactional)
                .then(rows.finish(generation))
                .map(finished -> finished == 1);
    }

    public Flux<RotationProgress> all() {
        return rows.all().concatMap(rows::progress);
    }

    public Flux<KeyGeneration> generations() {
        return rows.generations();
    }

    private void forget(List<OpenedKey> changed) {
        changed.stream().map(OpenedKey::connectionId).forEach((UUID id) -> keys.forget(id));
    }
}

package io.bankfeed.token.keys;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
                .flatMap(target -> rows.older(generation, most)
                        .filter(older -> !older.isEmpty())
                        .flatMap(older -> each(older, (row, by) -> moved(row, by, target)))
                        .delayUntil(moved -> rows.store(generation, moved, pruneAfter))
                        .as(store.transaction()::transactional))
                .map(moved -> moved.stream().map(RewrappedKey::opened).toList())
                .doOnNext(this::forget);
    }

    /**
     * Drops the old keys of the next connections whose may be dropped now. Whatever is not dropped comes again after a
     * while.
     *
     * @param stillNeeded those of the given whose old keys have closed something that is still there
     * @return how many it has looked at; empty when there are none
     */
    public Mono<Integer> prune(int most, Function<List<OpenedKey>, Mono<Set<UUID>>> stillNeeded) {
        return rows.toPrune(most)
                .filter(due -> !due.isEmpty())
                .flatMap(due -> each(due, Due::of))
                .flatMap(due -> stillNeeded.apply(opened(due)).flatMap(needed -> drop(due, needed)))
                .as(store.transaction()::transactional)
                .doOnNext(due -> forget(opened(due)))
                .map(List::size);
    }

    private Mono<List<Due>> drop(List<Due> due, Set<UUID> needed) {
        List<Due> clean = due.stream()
                .filter(one -> !needed.contains(one.opened().connectionId()))
                .toList();
        return Parallel.map(clean, Due::pruned)
                .flatMap(rows::storePruned)
                .then(rows.postpone(needed))
                .thenReturn(due);
    }

    private static List<OpenedKey> opened(List<Due> due) {
        return due.stream().map(Due::opened).toList();
    }

    /** Stays under the wrapping key that it is under. */
    private record Due(OpenedKey opened, WrappingKey by) {

        static Due of(WrappedKey row, WrappingKey by) {
            return new Due(new OpenedKey(row.connectionId(), row.open(by)), by);
        }

        RewrappedKey pruned() {
            return RewrappedKey.of(opened.connectionId(), opened.key().primaryAlone(), by);
        }
    }

    private <T> Mono<List<T>> each(List<WrappedKey> locked, BiFunction<WrappedKey, WrappingKey, T> work) {
        return Flux.fromIterable(locked)
                .map(WrappedKey::generation)
                .distinct()
                .concatMap(wrapping::of)
                .collectMap(WrappingKey::generation)
                .flatMap(by ->
                        Parallel.map(locked, row -> work.apply(row, Objects.requireNonNull(by.get(row.generation())))));
    }

    private static RewrappedKey moved(WrappedKey row, WrappingKey by, WrappingKey target) {
        return RewrappedKey.of(row.connectionId(), row.open(by).withNewPrimary(), target);
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

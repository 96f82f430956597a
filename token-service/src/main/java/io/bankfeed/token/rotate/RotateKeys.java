package io.bankfeed.token.rotate;

import io.bankfeed.token.keys.KeyRotation;
import io.bankfeed.token.keys.OpenedKey;
import io.bankfeed.token.keys.RotationProperties;
import io.bankfeed.token.store.TokenReencryption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Goes on with a rotation, wherever it or another replica has left it: first new keys and fresh ciphertexts for all,
 * then, when no old key can be in anybody's memory, the old keys are dropped from whatever is closed by the new ones
 * alone.
 */
@Component
class RotateKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RotateKeys.class);

    private static final int AT_ONCE = 3;

    private final KeyRotation rotation;
    private final TokenReencryption tokens;
    private final RotationProperties properties;

    RotateKeys(KeyRotation rotation, TokenReencryption tokens, RotationProperties properties) {
        this.rotation = rotation;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** Completes with how many connections it has moved on; 0 when there is nothing to do now. */
    Mono<Integer> step() {
        return rotation.underWay().flatMap(this::step).defaultIfEmpty(0);
    }

    private Mono<Integer> step(int generation) {
        return besideEachOther(advance(generation))
                .switchIfEmpty(besideEachOther(rotation.prune(properties.batch(), this::closedByOldKeys)))
                .switchIfEmpty(rotation.retire(generation)
                        .filter(finished -> finished)
                        .doOnNext(finished -> LOG.info("key rotation to generation {} is done", generation))
                        .thenReturn(0));
    }

    private Mono<Integer> advance(int generation) {
        return rotation.advance(generation, properties.batch())
                .flatMap(moved -> tokens.of(moved).thenReturn(moved.size()));
    }

    /** One batch is computed while another is stored; none is cancelled. Empty when there was nothing to do. */
    private static Mono<Integer> besideEachOther(Mono<Integer> batch) {
        return Flux.range(0, AT_ONCE)
                .flatMapDelayError(lane -> batch, AT_ONCE, 1)
                .reduce(Integer::sum);
    }

    /** Whatever an old key has closed since is closed anew; what has changed at that very moment is left. */
    private Mono<Set<UUID>> closedByOldKeys(List<OpenedKey> keys) {
        return old(keys)
                .flatMap(late -> late.isEmpty()
                        ? Mono.just(Set.of())
                        : tokens.of(of(keys, late)).then(old(of(keys, late))));
    }

    private Mono<Set<UUID>> old(List<OpenedKey> keys) {
        return tokens.closedByOldKeys(keys).collect(Collectors.toSet());
    }

    private static List<OpenedKey> of(List<OpenedKey> all, Set<UUID> some) {
        return all.stream().filter(one -> some.contains(one.connectionId())).toList();
    }
}

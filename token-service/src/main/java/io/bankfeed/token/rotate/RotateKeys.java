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
import reactor.core.publisher.Mono;

/**
 * Goes on with a rotation, wherever it or another replica has left it: first new keys and fresh ciphertexts for all,
 * then, when no old key can be in anybody's memory, the old keys are dropped from whatever is closed by the new ones
 * alone.
 */
@Component
class RotateKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RotateKeys.class);

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
        return rotation.advance(generation, properties.batch())
                .flatMap(moved -> tokens.of(moved).thenReturn(moved.size()))
                .switchIfEmpty(prune())
                .switchIfEmpty(rotation.retire(generation)
                        .filter(finished -> finished)
                        .doOnNext(finished -> LOG.info("key rotation to generation {} is done", generation))
                        .thenReturn(0));
    }

    private Mono<Integer> prune() {
        return rotation.claimToPrune(properties.batch())
                .collectList()
                .filter(due -> !due.isEmpty())
                .flatMap(due -> tokens.of(due)
                        .then(tokens.closedByOldKeys(due).collect(Collectors.toSet()))
                        .map(old -> without(due, old))
                        .flatMap(clean -> rotation.prune(clean).thenReturn(due.size())));
    }

    private static List<OpenedKey> without(List<OpenedKey> all, Set<UUID> old) {
        return all.stream()
                .filter(opened -> !old.contains(opened.connectionId()))
                .toList();
    }
}

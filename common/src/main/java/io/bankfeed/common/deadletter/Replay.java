package io.bankfeed.common.deadletter;

import reactor.core.publisher.Mono;

/** A way to process a dead letter again. The first one that takes it is used; a service may add its own. */
public interface Replay {

    boolean takes(DeadLetter letter);

    /**
     * Completes when the letter has had its effect, or has turned out to have had it before: ids are the original's.
     * Fails with what stands in the way.
     */
    Mono<Void> replay(DeadLetter letter);
}

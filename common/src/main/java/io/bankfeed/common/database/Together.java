package io.bankfeed.common.database;

import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Statements of one transaction of which none needs another's result. PostgreSQL's driver sends them in this order,
 * each without waiting for the answer to the one before: however many they are, the transaction waits once.
 */
public final class Together {

    private Together() {}

    /** @return completes when all have ended; fails as the first that failed, those after it are refused for that */
    public static Mono<Void> inOrder(Publisher<?>... statements) {
        return Mono.whenDelayError(List.of(statements)).onErrorMap(Together::first);
    }

    private static Throwable first(Throwable failed) {
        return Exceptions.isMultiple(failed) ? failed.getSuppressed()[0] : failed;
    }
}

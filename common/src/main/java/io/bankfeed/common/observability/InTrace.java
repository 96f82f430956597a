package io.bankfeed.common.observability;

import io.micrometer.context.ContextSnapshotFactory;
import reactor.core.publisher.Mono;

/**
 * A log line that tells the trace of the chain it is said in. The trace stands in the chain; the logging library looks
 * for it in the thread. Carrying it there at every signal costs more than most of what is done for a signal, so it is
 * done for the lines alone.
 */
public final class InTrace {

    private static final ContextSnapshotFactory SNAPSHOTS =
            ContextSnapshotFactory.builder().build();

    private InTrace() {}

    /** Says the line when subscribed, and is empty. */
    public static <T> Mono<T> say(Runnable line) {
        return Mono.deferContextual(chain -> {
            try (var _ = SNAPSHOTS.setThreadLocalsFrom(chain)) {
                line.run();
            }
            return Mono.empty();
        });
    }
}

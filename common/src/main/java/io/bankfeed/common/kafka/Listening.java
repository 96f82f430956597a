package io.bankfeed.common.kafka;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Where a listener's thread waits for the work that a record causes: nowhere else does any thread wait. */
public final class Listening {

    /** Longer than the database lets a statement take: it ends what hangs, and no connection is left in the middle. */
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private Listening() {}

    /**
     * Waits for the work, which goes on in the trace of the record.
     *
     * @throws RuntimeException what the work failed with, or that it took longer than 35 s; the record is then tried
     *     again ({@link Retries})
     */
    public static void waitFor(Mono<?> work) {
        work.block(LIMIT);
    }
}

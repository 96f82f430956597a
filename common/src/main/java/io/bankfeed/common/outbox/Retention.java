package io.bankfeed.common.outbox;

import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.inbox.ProcessedEvents;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Ends what grows with every event: published rows, ids of processed events, idempotency keys. */
final class Retention {

    private static final int BATCH = 5_000;

    /** Event ids outlive the topics' retention, so that no replay of a topic can have an effect twice. */
    private static final int EVENT_ID_FACTOR = 5;

    private final OutboxRows rows;
    private final ProcessedEvents processed;
    private final IdempotentRequests requests;
    private final Duration published;

    Retention(OutboxRows rows, ProcessedEvents processed, IdempotentRequests requests, Duration published) {
        this.rows = rows;
        this.processed = processed;
        this.requests = requests;
        this.published = published;
    }

    /** Completes with the number of outbox rows removed, so that the loop goes on while there are more. */
    Mono<Integer> enforce() {
        return processed
                .forgetOlderThan(published.multipliedBy(EVENT_ID_FACTOR))
                .then(requests.forgetOlderThan(published))
                .then(rows.forgetPublishedBefore(published, BATCH))
                .map(Math::toIntExact);
    }
}

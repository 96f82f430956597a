package io.bankfeed.common.outbox;

import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.database.DailyTable;
import io.bankfeed.common.idempotency.IdempotentRequests;
import io.bankfeed.common.inbox.ProcessedEvents;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Ends what grows with every event: published rows, ids of processed events, idempotency keys. */
final class Retention {

    /** Event ids outlive the topics' retention, so that no replay of a topic can have an effect twice. */
    private static final int EVENT_ID_FACTOR = 5;

    private final DailyPartitions partitions;
    private final OutboxRows rows;
    private final ProcessedEvents processed;
    private final IdempotentRequests requests;
    private final Duration published;
    private final Duration eventIds;

    Retention(
            DailyPartitions partitions,
            OutboxRows rows,
            ProcessedEvents processed,
            IdempotentRequests requests,
            Duration published) {
        this.partitions = partitions;
        this.rows = rows;
        this.processed = processed;
        this.requests = requests;
        this.published = published;
        this.eventIds = published.multipliedBy(EVENT_ID_FACTOR);
    }

    /** Completes with 0: all of it is done in one step. */
    Mono<Integer> enforce() {
        DailyTable outbox = OutboxRows.table(published);
        return partitions
                .maintain(outbox)
                .then(partitions.maintain(ProcessedEvents.table(eventIds)))
                .then(rows.forgetPublishedBefore(published))
                .then(processed.forgetOlderThan(eventIds))
                .then(requests.forgetOlderThan(published))
                .thenReturn(0);
    }
}

package io.bankfeed.sync.publish;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.TransactionEvent.TransactionsChanged;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.sync.feed.Feed;
import io.bankfeed.sync.transaction.ChangeFeed;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the changes of one answer in the very transaction that stores them, under the connection's lock: no second
 * transaction, no second lock, no waking in between. What is too much for that, or not released yet, is left to
 * {@link PublishChanges}.
 */
@Component
public class PublishAtOnce {
    private final Unpublished unpublished;
    private final Feed feed;
    private final ChangeFeed others;
    private final ChangeBatches batches;
    private final Outbox outbox;
    private final Events events;

    PublishAtOnce(
            Unpublished unpublished,
            Feed feed,
            ChangeFeed others,
            ChangeBatches batches,
            Outbox outbox,
            Events events) {
        this.unpublished = unpublished;
        this.feed = feed;
        this.others = others;
        this.batches = batches;
        this.outbox = outbox;
        this.events = events;
    }

    /** Within the caller's transaction. */
    public Mono<Void> changesOf(UUID connectionId) {
        return unpublished
                .takeFeed(connectionId, PublishChanges.STRETCH)
                .flatMap(taken -> tell(taken).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> others.announce().thenReturn(true)))
                .then();
    }

    private Mono<Void> tell(Claimed taken) {
        return feed.after(taken.connectionId(), taken.publishedPosition(), PublishChanges.STRETCH)
                .map(changes -> envelopes(taken, batches.of(changes)))
                .flatMap(outbox::append);
    }

    private List<EventEnvelope<TransactionsChanged>> envelopes(Claimed taken, List<TransactionsChanged> batched) {
        return batched.stream()
                .map(batch -> events.of(taken.connectionId(), taken.tenant(), taken.consentNo(), batch))
                .toList();
    }
}

package io.bankfeed.sync.publish;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.TransactionEvent.TransactionsChanged;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.sync.feed.FeedChange;
import io.bankfeed.sync.transaction.Appended;
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
    private final ChangeFeed others;
    private final ChangeBatches batches;
    private final Outbox outbox;
    private final Events events;

    PublishAtOnce(Unpublished unpublished, ChangeFeed others, ChangeBatches batches, Outbox outbox, Events events) {
        this.unpublished = unpublished;
        this.others = others;
        this.batches = batches;
        this.outbox = outbox;
        this.events = events;
    }

    /** Within the transaction that has appended these changes, and no others. */
    public Mono<Void> changesOf(UUID connectionId, List<Appended> appended) {
        return appended.isEmpty()
                ? others.announce()
                : unpublished
                        .takeFeed(connectionId, appended.size())
                        .map(taken -> envelopes(taken, appended))
                        .flatMap(told -> outbox.append(told).thenReturn(true))
                        .switchIfEmpty(Mono.defer(() -> others.announce().thenReturn(true)))
                        .then();
    }

    private List<EventEnvelope<TransactionsChanged>> envelopes(Claimed taken, List<Appended> appended) {
        List<FeedChange> changes = appended.stream()
                .map(change -> FeedChange.of(taken.connectionId(), change))
                .toList();
        return batches.of(changes).stream()
                .map(batch -> events.of(taken.connectionId(), taken.tenant(), taken.consentNo(), batch))
                .toList();
    }
}

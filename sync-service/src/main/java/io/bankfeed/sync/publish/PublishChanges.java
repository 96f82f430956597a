package io.bankfeed.sync.publish;

import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.outbox.Outbox;
import io.bankfeed.sync.feed.Feed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves what changed from a connection's tables to its tenant's topics, through the outbox: the marks of what was told
 * commit with the events. Under the connection's lock, so that the topic has exactly the feed's order, by however many
 * replicas. What came before the confirmation follows with it.
 */
@Component
class PublishChanges {

    private static final int STRETCH = 1_000;

    private final Unpublished unpublished;
    private final Feed feed;
    private final ChangeBatches batches;
    private final Outbox outbox;
    private final Events events;
    private final TransactionalOperator transaction;

    PublishChanges(
            Unpublished unpublished,
            Feed feed,
            ChangeBatches batches,
            Outbox outbox,
            Events events,
            TransactionalOperator transaction) {
        this.unpublished = unpublished;
        this.feed = feed;
        this.batches = batches;
        this.outbox = outbox;
        this.events = events;
        this.transaction = transaction;
    }

    /** Of one connection, up to a thousand changes; completes with the number of events, empty when nothing is left. */
    Mono<Integer> ofOneConnection() {
        return unpublished.claim().flatMap(this::publish).as(transaction::transactional);
    }

    private Mono<Integer> publish(Claimed connection) {
        return Flux.<Event>concat(
                        unpublished.takeAccounts(connection),
                        unpublished.takeBalances(connection),
                        transactions(connection))
                .map(payload -> envelope(connection, payload))
                .collectList()
                .flatMap(told -> outbox.append(told).thenReturn(told.size()));
    }

    private Flux<? extends Event> transactions(Claimed connection) {
        return feed.after(connection.connectionId(), connection.publishedPosition(), STRETCH)
                .filter(stretch -> !stretch.isEmpty())
                .flatMapMany(stretch -> unpublished
                        .markPublished(connection, stretch.getLast().position())
                        .thenMany(Flux.fromIterable(batches.of(stretch))));
    }

    private EventEnvelope<Event> envelope(Claimed connection, Event payload) {
        return events.of(connection.connectionId(), connection.tenant(), connection.consentNo(), payload);
    }
}

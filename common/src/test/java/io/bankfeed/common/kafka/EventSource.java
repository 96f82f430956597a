package io.bankfeed.common.kafka;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells what {@link EventSink} listens to. */
@Component
public class EventSource {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final EventPublisher publisher;
    private final Events events;

    EventSource(EventPublisher publisher, Events events) {
        this.publisher = publisher;
        this.events = events;
    }

    void confirm(UUID connection) {
        publisher
                .publish(events.of(connection, "demo", 1, new ConsentConfirmed(Instant.EPOCH)))
                .block(LIMIT);
    }
}

package io.bankfeed.auth.connection;

import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.outbox.Outbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Events about connections, committed with what they tell of. */
@Component
public class Announcements {

    private final Outbox outbox;
    private final Events events;

    Announcements(Outbox outbox, Events events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** In the given order, under the connection's newest consent number. Needs an open transaction. */
    public Mono<Void> about(Connection connection, Event... payloads) {
        return outbox.append(Arrays.stream(payloads)
                .map(payload -> envelope(connection, connection.grants().lastNo(), payload))
                .toList());
    }

    /** About one grant of the connection. */
    public Mono<Void> aboutConsent(Connection connection, long consentNo, Event payload) {
        return outbox.append(List.of(envelope(connection, consentNo, payload)));
    }

    /** One about each connection, under its newest consent number. */
    public Mono<Void> each(Map<Connection, Event> payloads) {
        return outbox.append(payloads.entrySet().stream()
                .map(told -> envelope(told.getKey(), told.getKey().grants().lastNo(), told.getValue()))
                .toList());
    }

    Mono<Void> ofChanges(List<Connection> changed) {
        return outbox.append(changed.stream().map(this::changed).toList());
    }

    /** What there is to say of one grant, then the connection where it has changed: in one append. */
    Mono<Void> ofMove(Connection before, Connection after, long consentNo, List<? extends Event> ofGrant) {
        var told = ofGrant.stream().map(payload -> envelope(before, consentNo, payload));
        var change = Stream.of(after).filter(moved -> !moved.equals(before)).map(this::changed);
        return outbox.append(Stream.concat(told, change).toList());
    }

    private EventEnvelope<Event> changed(Connection connection) {
        return envelope(connection, connection.grants().lastNo(), connection.asChanged());
    }

    private EventEnvelope<Event> envelope(Connection connection, long consentNo, Event payload) {
        return events.of(connection.id(), connection.terms().tenant(), consentNo, payload);
    }
}

package io.bankfeed.common.event;

import io.bankfeed.common.id.Ids;
import java.time.InstantSource;
import java.util.UUID;

/** Makes envelopes: a new id, this service as source, business time. */
public final class Events {

    private final String source;
    private final InstantSource clock;

    public Events(String source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public <E extends Event> EventEnvelope<E> of(UUID connectionId, String tenant, long consentNo, E payload) {
        return new EventEnvelope<>(
                Ids.next(), source, clock.instant(), connectionId.toString(), tenant, consentNo, payload);
    }

    public <E extends ProviderEvent> EventEnvelope<E> ofProvider(String providerId, E payload) {
        return new EventEnvelope<>(Ids.next(), source, clock.instant(), providerId, "", 0, payload);
    }
}

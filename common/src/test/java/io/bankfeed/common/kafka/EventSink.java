package io.bankfeed.common.kafka;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.event.UnknownEvent;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A listener as services have them, which fails for chosen connections. */
@Component
public class EventSink {

    public final Queue<UUID> handled = new ConcurrentLinkedQueue<>();
    public final Map<UUID, AtomicInteger> tries = new ConcurrentHashMap<>();
    public final Map<UUID, String> traceIds = new ConcurrentHashMap<>();
    public final Map<UUID, Set<UUID>> ids = new ConcurrentHashMap<>();
    public final Map<UUID, RuntimeException> failures = new ConcurrentHashMap<>();

    private final Tracer tracer;

    EventSink(Tracer tracer) {
        this.tracer = tracer;
    }

    @KafkaListener(topics = Topics.CONSENTS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case ConsentConfirmed confirmed -> handle(event.id(), event.connectionId());
            case UnknownEvent unknown -> {}
            default -> {}
        }
    }

    private void handle(UUID id, UUID connectionId) {
        ids.computeIfAbsent(connectionId, key -> ConcurrentHashMap.newKeySet()).add(id);
        tries.computeIfAbsent(connectionId, key -> new AtomicInteger()).incrementAndGet();
        var span = tracer.currentSpan();
        traceIds.put(connectionId, span == null ? "none" : span.context().traceId());
        RuntimeException failure = failures.get(connectionId);
        if (failure != null) {
            throw failure;
        }
        handled.add(connectionId);
    }
}

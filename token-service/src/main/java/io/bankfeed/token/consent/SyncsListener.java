package io.bankfeed.token.consent;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.inbox.ProcessedEvents;
import io.bankfeed.common.kafka.Listening;
import io.bankfeed.token.refresh.PlanRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Heeds when sync-service will need a token next. */
@Component
class SyncsListener {

    private final ProcessedEvents processed;
    private final ConsentHighWater highWater;
    private final PlanRun plan;

    SyncsListener(ProcessedEvents processed, ConsentHighWater highWater, PlanRun plan) {
        this.processed = processed;
        this.highWater = highWater;
        this.plan = plan;
    }

    @KafkaListener(topics = Topics.SYNCS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case SyncCompleted completed -> nextRun(event, completed.nextRunAt());
            case SyncFailed failed -> nextRun(event, failed.nextRunAt());
            default -> {
                // what concerns others
            }
        }
    }

    private void nextRun(EventEnvelope<?> event, @Nullable Instant nextRunAt) {
        Listening.waitFor(processed.once(
                event,
                () -> highWater
                        .admits(event.connectionId(), event.consentNo())
                        .filter(counts -> counts)
                        .flatMap(counts -> plan.at(event.connectionId(), nextRunAt))));
    }
}

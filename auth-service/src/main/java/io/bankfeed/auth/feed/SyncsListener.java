package io.bankfeed.auth.feed;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import io.bankfeed.common.event.Topics;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from sync-service whether data flows. */
@Component
class SyncsListener {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FollowSyncs follow;

    SyncsListener(FollowSyncs follow) {
        this.follow = follow;
    }

    @KafkaListener(topics = Topics.SYNCS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case SyncCompleted sync -> follow.completed(event, sync).block(LIMIT);
            case SyncFailed failure -> follow.failed(event, failure).block(LIMIT);
            default -> {
                // erasures, and types that are newer than this version
            }
        }
    }
}

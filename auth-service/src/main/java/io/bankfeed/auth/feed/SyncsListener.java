package io.bankfeed.auth.feed;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncErased;
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
    private final FollowErasure erasure;

    SyncsListener(FollowSyncs follow, FollowErasure erasure) {
        this.follow = follow;
        this.erasure = erasure;
    }

    @KafkaListener(topics = Topics.SYNCS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case SyncCompleted sync -> follow.completed(event, sync).block(LIMIT);
            case SyncFailed failure -> follow.failed(event, failure).block(LIMIT);
            case AccountsCompared accounts -> follow.compared(event, accounts).block(LIMIT);
            case SyncErased erased -> erasure.data(event, erased).block(LIMIT);
            default -> {
                // types that are newer than this version
            }
        }
    }
}

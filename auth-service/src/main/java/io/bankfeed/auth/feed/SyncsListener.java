package io.bankfeed.auth.feed;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncErased;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from sync-service whether data flows. */
@Component
class SyncsListener {

    private final FollowSyncs follow;
    private final FollowErasure erasure;

    SyncsListener(FollowSyncs follow, FollowErasure erasure) {
        this.follow = follow;
        this.erasure = erasure;
    }

    @KafkaListener(topics = Topics.SYNCS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case SyncCompleted sync -> Listening.waitFor(follow.completed(event, sync));
            case SyncFailed failure -> Listening.waitFor(follow.failed(event, failure));
            case AccountsCompared accounts -> Listening.waitFor(follow.compared(event, accounts));
            case SyncErased erased -> Listening.waitFor(erasure.data(event, erased));
            default -> {
                // types that are newer than this version
            }
        }
    }
}

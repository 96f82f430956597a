package io.bankfeed.auth.feed;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenErased;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from token-service whether a grant could be exchanged and still works. */
@Component
class TokensListener {

    private final FollowTokens follow;
    private final FollowErasure erasure;

    TokensListener(FollowTokens follow, FollowErasure erasure) {
        this.follow = follow;
        this.erasure = erasure;
    }

    @KafkaListener(topics = Topics.TOKENS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case TokenRefreshed token -> Listening.waitFor(follow.refreshed(event, token));
            case TokenRefreshFailed failure -> Listening.waitFor(follow.failed(event, failure));
            case TokenLost loss -> Listening.waitFor(follow.lost(event, loss));
            case TokenErased erased -> Listening.waitFor(erasure.keys(event, erased));
            default -> {
                // types that are newer than this version
            }
        }
    }
}

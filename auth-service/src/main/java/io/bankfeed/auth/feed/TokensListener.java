package io.bankfeed.auth.feed;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenErased;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.event.Topics;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears from token-service whether a grant could be exchanged and still works. */
@Component
class TokensListener {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FollowTokens follow;
    private final FollowErasure erasure;

    TokensListener(FollowTokens follow, FollowErasure erasure) {
        this.follow = follow;
        this.erasure = erasure;
    }

    @KafkaListener(topics = Topics.TOKENS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case TokenRefreshed token -> follow.refreshed(event, token).block(LIMIT);
            case TokenRefreshFailed failure -> follow.failed(event, failure).block(LIMIT);
            case TokenLost loss -> follow.lost(event, loss).block(LIMIT);
            case TokenErased erased -> erasure.keys(event, erased).block(LIMIT);
            default -> {
                // types that are newer than this version
            }
        }
    }
}

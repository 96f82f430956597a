package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.event.Topics;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A fresh grant starts a first sync; a lost one ends what is under way. */
@Component
class TokensListener {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FollowTokens follow;

    TokensListener(FollowTokens follow) {
        this.follow = follow;
    }

    @KafkaListener(topics = Topics.TOKENS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case TokenRefreshed tokens
            when tokens.initial() -> follow.granted(event, tokens).block(LIMIT);
            case TokenRefreshed tokens -> follow.refreshed(event, tokens).block(LIMIT);
            case TokenLost lost -> follow.lost(event, lost).block(LIMIT);
            default -> {}
        }
    }
}

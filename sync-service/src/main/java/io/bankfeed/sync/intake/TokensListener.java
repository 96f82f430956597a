package io.bankfeed.sync.intake;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.kafka.Listening;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A fresh grant starts a first sync; a lost one ends what is under way. */
@Component
class TokensListener {

    private final FollowTokens follow;

    TokensListener(FollowTokens follow) {
        this.follow = follow;
    }

    @KafkaListener(topics = Topics.TOKENS)
    void on(EventEnvelope<?> event) {
        switch (event.payload()) {
            case TokenRefreshed tokens when tokens.initial() -> Listening.waitFor(follow.granted(event, tokens));
            case TokenRefreshed tokens -> Listening.waitFor(follow.refreshed(event, tokens));
            case TokenLost lost -> Listening.waitFor(follow.lost(event, lost));
            default -> {}
        }
    }
}

package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.renewal.ExtendConsent;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of the tokens, as the connection's status, consent and health. */
@Component
class FollowTokens {

    private final OncePerGrant once;
    private final PutIntoUse putIntoUse;
    private final EndGrant endGrant;
    private final ExtendConsent extend;
    private final MoveConnections move;

    FollowTokens(
            OncePerGrant once, PutIntoUse putIntoUse, EndGrant endGrant, ExtendConsent extend, MoveConnections move) {
        this.once = once;
        this.extend = extend;
        this.putIntoUse = putIntoUse;
        this.endGrant = endGrant;
        this.move = move;
    }

    /** A grant that began anew was extended, whether or not the answer to that reached us. */
    Mono<Void> refreshed(EventEnvelope<?> event, TokenRefreshed token) {
        return once.inUse(
                event,
                connection -> extend.of(connection, event.consentNo(), token.grantedAt(), Channel.BANK)
                        .flatMap(after -> putIntoUse.grant(after, event.consentNo(), token)));
    }

    Mono<Void> failed(EventEnvelope<?> event, TokenRefreshFailed failure) {
        return once.effect(
                event,
                connection -> move.one(
                        connection.id(),
                        locked -> locked.troubled(failure.reason(), failure.actor(), event.occurredAt())));
    }

    Mono<Void> lost(EventEnvelope<?> event, TokenLost loss) {
        return once.effect(event, connection -> endGrant.of(connection, event, loss));
    }
}

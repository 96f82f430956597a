package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Ending;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ProviderRef;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of the tokens, as the connection's status, consent and health. */
@Component
class FollowTokens {

    private final OncePerGrant once;
    private final MoveConnections move;
    private final Consents consents;
    private final ConsentPolicy policy;
    private final InstantSource clock;

    FollowTokens(
            OncePerGrant once, MoveConnections move, Consents consents, ConsentPolicy policy, InstantSource clock) {
        this.once = once;
        this.move = move;
        this.consents = consents;
        this.policy = policy;
        this.clock = clock;
    }

    Mono<Void> refreshed(EventEnvelope<?> event, TokenRefreshed token) {
        return once.inUse(
                event,
                connection -> consents.grantedAt(connection.id(), event.consentNo())
                        .map(grantedAt -> policy.clock(
                                event.consentNo(), connection.terms().country(), grantedAt, token.consentExpiresAt()))
                        .flatMap(consentClock -> refreshed(connection, consentClock, token)));
    }

    Mono<Void> failed(EventEnvelope<?> event, TokenRefreshFailed failure) {
        return once.effect(
                event,
                connection -> move.one(
                        connection.id(),
                        locked -> locked.troubled(failure.reason(), failure.actor(), event.occurredAt())));
    }

    Mono<Void> lost(EventEnvelope<?> event, TokenLost loss) {
        var ending = new Ending(loss.reason(), event.occurredAt());
        return once.effect(
                event,
                connection -> consents.end(connection.id(), event.consentNo(), ending)
                        .then(move.one(
                                connection.id(),
                                locked -> locked.lost(
                                        event.consentNo(), loss.reason(), loss.actor(), event.occurredAt()))));
    }

    private Mono<Connection> refreshed(Connection connection, ConsentClock consentClock, TokenRefreshed token) {
        Instant now = clock.instant();
        var bank = new ProviderRef(token.providerId(), token.providerDisplayName());
        return consents.exchanged(connection.id(), consentClock, token, now)
                .flatMap(confirmed -> move.one(
                        connection.id(),
                        locked -> token.initial() || !locked.grants().isLive(consentClock.consentNo())
                                ? locked.exchanged(consentClock, bank, confirmed, now)
                                : locked.refreshed(consentClock)));
    }
}

package io.bankfeed.auth.sweep;

import io.bankfeed.auth.callback.CallbackProperties;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.connection.Reasons;
import io.bankfeed.auth.consent.ConsentProperties;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Ending;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.common.event.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends what nobody finished, one batch of each kind at a time. Runs within the caller's transaction. */
@Component
class EndUnfinished {

    private final AuthAttempts attempts;
    private final Consents consents;
    private final Connections connections;
    private final MoveConnections move;
    private final ConsentProperties consentProperties;
    private final CallbackProperties callbackProperties;

    EndUnfinished(
            AuthAttempts attempts,
            Consents consents,
            Connections connections,
            MoveConnections move,
            ConsentProperties consentProperties,
            CallbackProperties callbackProperties) {
        this.attempts = attempts;
        this.consents = consents;
        this.connections = connections;
        this.move = move;
        this.consentProperties = consentProperties;
        this.callbackProperties = callbackProperties;
    }

    /** Links that nobody came back by. Gives how many, whatever their connections were. */
    Mono<Integer> links(Instant now, int batch) {
        return attempts.endExpired(now, batch)
                .collectList()
                .flatMap(ids -> move.all(
                                ids, connection -> connection.notGranted(Reasons.LINK_EXPIRED, Actor.USER, now))
                        .thenReturn(ids.size()));
    }

    /** Grants whose exchange nobody reported; should the report come after all, it still counts. */
    Mono<Integer> exchanges(Instant now, int batch) {
        Instant before = now.minus(consentProperties.exchangeGrace());
        return consents.unanswered(before, batch)
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .flatMap(ids -> connections
                        .lockAll(ids)
                        .thenMany(consents.endUnanswered(
                                ids,
                                before,
                                new Ending(Reasons.EXCHANGE_UNANSWERED, now),
                                Reasons.RENEWAL_NOT_CONFIRMED))
                        .collectList())
                .flatMap(ids -> unanswered(ids, now))
                .defaultIfEmpty(0);
    }

    /** Data that was fetched and never claimed. */
    Mono<Integer> confirmations(Instant now, int batch) {
        return connections
                .awaitingConfirmationSince(now.minus(callbackProperties.referenceLifetime()), batch)
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .flatMap(ids -> move.all(ids, connection -> connection.notClaimed(Reasons.NOT_CONFIRMED, now)))
                .defaultIfEmpty(0);
    }

    private Mono<Integer> unanswered(List<UUID> ids, Instant now) {
        return move.all(ids, connection -> connection.notExchanged(Reasons.EXCHANGE_UNANSWERED, now))
                .thenReturn(ids.size());
    }
}

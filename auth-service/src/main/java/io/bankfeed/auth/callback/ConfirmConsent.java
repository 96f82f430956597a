package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.WaitingGrants;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.Event;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Releases what a grant gave, once. */
@Component
class ConfirmConsent {

    private final Connections connections;
    private final Consents consents;
    private final WaitingGrants waiting;
    private final MoveConnections move;
    private final ConsentEvidence evidence;

    ConfirmConsent(
            Connections connections,
            Consents consents,
            WaitingGrants waiting,
            MoveConnections move,
            ConsentEvidence evidence) {
        this.connections = connections;
        this.consents = consents;
        this.waiting = waiting;
        this.move = move;
        this.evidence = evidence;
    }

    /** In the caller's transaction. A return without a grant, or a revoked connection, has nothing to release. */
    Mono<Connection> by(CallbackReference reference, Instant now) {
        Long consentNo = reference.consentNo();
        return connections
                .lock(reference.connectionId())
                .flatMap(connection -> consentNo == null || connection.isRevoked()
                        ? Mono.just(connection)
                        : confirm(connection, consentNo, now));
    }

    private Mono<Connection> confirm(Connection connection, long consentNo, Instant now) {
        return consents.confirm(connection.id(), consentNo, now)
                .flatMap(isFirst -> isFirst ? released(connection, consentNo, now) : Mono.just(List.<Event>of()))
                .flatMap(told -> move.telling(connection, consentNo, told, locked -> locked.confirmed(consentNo, now)));
    }

    /** What there is to tell of it. A renewal that waited for this is exchanged now. */
    private Mono<List<Event>> released(Connection connection, long consentNo, Instant now) {
        var confirmed = new ConsentConfirmed(now);
        return waiting.take(connection.id(), consentNo)
                .map(grant -> List.<Event>of(grant, confirmed))
                .defaultIfEmpty(List.of(confirmed))
                .delayUntil(told -> evidence.append(
                        connection.id(),
                        Entry.of(What.CONFIRMED, Channel.API, now).ofConsent(consentNo)));
    }
}

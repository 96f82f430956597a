package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.WaitingGrants;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.Event;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The user has said yes: a new consent of the connection, told to token-service with the sealed code. */
@Component
class GrantConsent {

    private final AuthAttempts attempts;
    private final Consents consents;
    private final WaitingGrants waiting;
    private final MoveConnections move;
    private final GrantRecords records;

    GrantConsent(
            AuthAttempts attempts,
            Consents consents,
            WaitingGrants waiting,
            MoveConnections move,
            GrantRecords records) {
        this.attempts = attempts;
        this.consents = consents;
        this.waiting = waiting;
        this.move = move;
        this.records = records;
    }

    /** A renewal that nobody has vouched for yet is not exchanged: what it would replace is released already. */
    Mono<Void> consent(Grant grant, boolean confirmed) {
        return attempts.granted(grant.attempt().id(), grant.consentNo(), grant.at())
                .then(consents.add(records.consent(grant, confirmed)))
                .then(waits(grant, confirmed) ? keep(grant) : Mono.empty())
                .then(move.telling(
                        grant.connection(),
                        grant.consentNo(),
                        told(grant, confirmed),
                        connection -> connection.granted(grant.at())))
                .then();
    }

    private static boolean waits(Grant grant, boolean confirmed) {
        return grant.isRenewal() && !confirmed;
    }

    private Mono<Void> keep(Grant grant) {
        return waiting.keep(grant.connection().id(), grant.consentNo(), records.event(grant));
    }

    private List<Event> told(Grant grant, boolean confirmed) {
        if (waits(grant, confirmed)) {
            return List.of();
        }
        return confirmed
                ? List.of(records.event(grant), new ConsentConfirmed(grant.at()))
                : List.of(records.event(grant));
    }
}

package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.WaitingGrants;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The user has said yes: a new consent of the connection, told to token-service with the sealed code. */
@Component
class GrantConsent {

    private final AuthAttempts attempts;
    private final Consents consents;
    private final WaitingGrants waiting;
    private final MoveConnections move;
    private final Announcements announcements;
    private final GrantRecords records;

    GrantConsent(
            AuthAttempts attempts,
            Consents consents,
            WaitingGrants waiting,
            MoveConnections move,
            Announcements announcements,
            GrantRecords records) {
        this.attempts = attempts;
        this.consents = consents;
        this.waiting = waiting;
        this.move = move;
        this.announcements = announcements;
        this.records = records;
    }

    /** A renewal that nobody has vouched for yet is not exchanged: what it would replace is released already. */
    Mono<Void> consent(Grant grant, boolean confirmed) {
        return attempts.granted(grant.attempt().id(), grant.consentNo(), grant.at())
                .then(consents.add(records.consent(grant, confirmed)))
                .then(grant.isRenewal() && !confirmed ? keep(grant) : tell(grant, confirmed))
                .then(move.locked(grant.connection(), connection -> connection.granted(grant.at())))
                .then();
    }

    private Mono<Void> keep(Grant grant) {
        return waiting.keep(grant.connection().id(), grant.consentNo(), records.event(grant));
    }

    private Mono<Void> tell(Grant grant, boolean confirmed) {
        return announcements
                .aboutConsent(grant.connection(), grant.consentNo(), records.event(grant))
                .then(confirmed ? confirm(grant) : Mono.empty());
    }

    private Mono<Void> confirm(Grant grant) {
        return announcements.aboutConsent(grant.connection(), grant.consentNo(), new ConsentConfirmed(grant.at()));
    }
}

package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The user has said yes: a new consent of the connection, told to token-service with the sealed code. */
@Component
class GrantConsent {

    private final AuthAttempts attempts;
    private final Consents consents;
    private final MoveConnections move;
    private final Announcements announcements;
    private final GrantRecords records;
    private final Tenants tenants;

    GrantConsent(
            AuthAttempts attempts,
            Consents consents,
            MoveConnections move,
            Announcements announcements,
            GrantRecords records,
            Tenants tenants) {
        this.attempts = attempts;
        this.consents = consents;
        this.move = move;
        this.announcements = announcements;
        this.records = records;
        this.tenants = tenants;
    }

    Mono<Void> consent(Grant grant, boolean vouched) {
        boolean confirmed = vouched || needsNoConfirmation(grant);
        return attempts.granted(grant.attempt().id(), grant.consentNo(), grant.at())
                .then(consents.add(records.consent(grant, confirmed)))
                .then(announcements.aboutConsent(grant.connection(), grant.consentNo(), records.event(grant)))
                .then(confirmed ? confirm(grant) : Mono.empty())
                .then(move.one(grant.connection().id(), connection -> connection.granted(grant.at())))
                .then();
    }

    private Mono<Void> confirm(Grant grant) {
        return announcements.aboutConsent(grant.connection(), grant.consentNo(), new ConsentConfirmed(grant.at()));
    }

    private boolean needsNoConfirmation(Grant grant) {
        return tenants.find(grant.attempt().tenant())
                .map(tenant -> tenant.confirmation() == Tenant.Confirmation.NONE)
                .orElse(false);
    }
}

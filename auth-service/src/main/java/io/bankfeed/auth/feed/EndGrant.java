package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Ending;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.common.event.ConnectionEvent.ConsentFailed;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A grant that no token can be had for any more. */
@Component
class EndGrant {

    private final Consents consents;
    private final MoveConnections move;
    private final Announcements announcements;
    private final ConsentEvidence evidence;

    EndGrant(Consents consents, MoveConnections move, Announcements announcements, ConsentEvidence evidence) {
        this.consents = consents;
        this.move = move;
        this.announcements = announcements;
        this.evidence = evidence;
    }

    /** A renewal that comes to nothing is told, and leaves the grant in use alone. */
    Mono<Void> of(Connection connection, EventEnvelope<?> event, TokenLost loss) {
        var lost = Entry.of(What.LOST, Channel.BANK, event.occurredAt())
                .ofConsent(event.consentNo())
                .with(loss.reason());
        return consents.end(connection.id(), event.consentNo(), new Ending(loss.reason(), event.occurredAt()))
                .then(evidence.append(connection.id(), lost))
                .then(wasOnlyTried(connection, event) ? tell(connection, event, loss) : Mono.empty())
                .then(move.one(
                        connection.id(),
                        locked -> locked.lost(event.consentNo(), loss.reason(), loss.actor(), event.occurredAt())))
                .then();
    }

    private static boolean wasOnlyTried(Connection connection, EventEnvelope<?> event) {
        return connection.grants().live() == null || !connection.grants().isLive(event.consentNo());
    }

    private Mono<Void> tell(Connection connection, EventEnvelope<?> event, TokenLost loss) {
        return announcements.aboutConsent(
                connection, event.consentNo(), new ConsentFailed(loss.actor().word(), loss.reason()));
    }
}

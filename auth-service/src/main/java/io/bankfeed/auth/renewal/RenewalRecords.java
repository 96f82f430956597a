package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.common.event.ConsentClock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an extension leaves behind: its evidence, and a renewal link that is used up. */
@Component
class RenewalRecords {

    private final RenewalTickets tickets;
    private final ConsentEvidence evidence;

    RenewalRecords(RenewalTickets tickets, ConsentEvidence evidence) {
        this.tickets = tickets;
        this.evidence = evidence;
    }

    Mono<Void> extended(Connection connection, ConsentClock runs, Entry.Channel channel) {
        var entry = Entry.of(What.EXTENDED, channel, runs.grantedAt()).ofConsent(runs.consentNo());
        return tickets.use(connection.id(), runs.consentNo(), runs.grantedAt())
                .then(evidence.append(connection.id(), entry));
    }
}

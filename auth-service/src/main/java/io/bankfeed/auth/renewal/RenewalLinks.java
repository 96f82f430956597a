package io.bankfeed.auth.renewal;

import io.bankfeed.auth.link.LinkUris;
import io.bankfeed.auth.renewal.RenewalTickets.Ending;
import io.bankfeed.auth.renewal.RenewalTickets.Ticket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The links that renew consents, by connection: the same ones whoever asks, until they are used up. */
@Component
public class RenewalLinks {

    private final RenewalTickets tickets;
    private final LinkUris uris;

    RenewalLinks(RenewalTickets tickets, LinkUris uris) {
        this.tickets = tickets;
        this.uris = uris;
    }

    /** In the caller's transaction. */
    public Mono<Map<UUID, RenewalLink>> of(List<Ending> endings, Instant now) {
        return tickets.ensure(endings, now).collectMap(Ticket::connectionId, this::link);
    }

    private RenewalLink link(Ticket ticket) {
        return new RenewalLink(uris.renewalPage(ticket.text()), ticket.expiresAt());
    }

    /** @param expiresAt it outlives the consent by a few days */
    public record RenewalLink(URI uri, Instant expiresAt) {

        @Override
        public String toString() {
            return "RenewalLink[***]";
        }
    }
}

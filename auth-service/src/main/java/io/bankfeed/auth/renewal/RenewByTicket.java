package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.link.AcceptPermissions;
import io.bankfeed.auth.page.PermissionText;
import io.bankfeed.auth.renewal.Ladder.Reconfirmation;
import io.bankfeed.auth.renewal.RenewalTickets.Ticket;
import io.bankfeed.auth.secret.OneUseSecret;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A user comes by a renewal link. It is dead once a grant after its own is in use, or its own was extended. */
@Component
public class RenewByTicket {

    private final RenewalTickets tickets;
    private final Connections connections;
    private final RenewConnection renew;
    private final AcceptPermissions accept;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    RenewByTicket(
            RenewalTickets tickets,
            Connections connections,
            RenewConnection renew,
            AcceptPermissions accept,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.tickets = tickets;
        this.connections = connections;
        this.renew = renew;
        this.accept = accept;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Empty when the link is dead; changes nothing. */
    public Mono<Offer> offer(OneUseSecret ticket) {
        return tickets.findOpen(ticket, clock.instant())
                .flatMap(open -> connections
                        .find(open.connectionId())
                        .filter(connection -> isFor(open, connection))
                        .map(connection -> new Offer(connection, open)));
    }

    /** @param read what the user agreed to on our page; absent where that is TrueLayer's business */
    public Mono<Answer> begin(Offer offer, OneUseSecret cookie, @Nullable PermissionText read) {
        var reconfirmation = new Reconfirmation(read != null, null);
        return renew.ask(offer.connection(), null, null, reconfirmation, clock.instant())
                .flatMap(begun -> renew.record(begun, cookie, Channel.HOSTED_PAGE)
                        .then(
                                read == null
                                        ? Mono.empty()
                                        : accept.by(begun.link().attempt(), read, begun.at()))
                        .thenReturn(new Answer(begun.step().uri(), cookie))
                        .as(transaction::transactional));
    }

    private static boolean isFor(Ticket ticket, Connection connection) {
        return !connection.isRevoked() && connection.grants().isLive(ticket.consentNo());
    }

    /** A consent that may be renewed. */
    public record Offer(Connection connection, Ticket ticket) {

        public String tenant() {
            return connection.terms().tenant();
        }

        public Instant expiresAt() {
            var live = connection.grants().live();
            return live == null ? ticket.expiresAt() : live.expiresAt();
        }
    }

    /** @param uri where to go; absent when nothing is left to do */
    public record Answer(@Nullable URI uri, OneUseSecret cookie) {}
}

package io.bankfeed.auth.renewal;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table {@code renewal_ticket}: one per term of a grant, the same in all its notices and listings. Used up when the
 * renewal is in: trying and cancelling costs nothing.
 */
@Repository
public class RenewalTickets {

    private static final String ENSURE = """
            insert into renewal_ticket as held (connection_id, consent_no, ticket, created_at, expires_at)
            select connection_id, consent_no, ticket, :now, expires_at
              from unnest(:connections::uuid[], :numbers::bigint[], :tickets::text[], :ends::timestamptz[])
                   as wanted (connection_id, consent_no, ticket, expires_at)
            on conflict (connection_id, consent_no) do update
               set ticket = case when held.used_at is null then held.ticket else excluded.ticket end,
                   expires_at = excluded.expires_at, used_at = null
            returning connection_id, consent_no, ticket, expires_at
            """;

    private final DatabaseClient database;
    private final RenewalProperties properties;

    RenewalTickets(DatabaseClient database, RenewalProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** The ones that there are, and new ones where there is none. */
    public Flux<Ticket> ensure(List<Ending> endings, Instant now) {
        return database.sql(ENSURE)
                .bind("now", now)
                .bind("connections", endings.stream().map(Ending::connectionId).toArray(UUID[]::new))
                .bind("numbers", endings.stream().map(Ending::consentNo).toArray(Long[]::new))
                .bind(
                        "tickets",
                        endings.stream()
                                .map(ending -> OneUseSecret.random().text())
                                .toArray(String[]::new))
                .bind(
                        "ends",
                        endings.stream()
                                .map(ending -> ending.expiresAt().plus(properties.ticketOutlives()))
                                .toArray(Instant[]::new))
                .map(RenewalTickets::read)
                .all();
    }

    Mono<Ticket> findOpen(OneUseSecret ticket, Instant now) {
        return database.sql("""
                        select * from renewal_ticket where ticket = :ticket and used_at is null and expires_at > :now
                        """)
                .bind("ticket", ticket.text())
                .bind("now", now)
                .map(RenewalTickets::read)
                .one();
    }

    Mono<Void> use(UUID connectionId, long consentNo, Instant now) {
        return database.sql("""
                        update renewal_ticket set used_at = :now
                         where connection_id = :connection and consent_no = :no
                        """)
                .bind("now", now)
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Ticket read(Readable row) {
        return new Ticket(
                Columns.required(row, "connection_id", UUID.class),
                Columns.required(row, "consent_no", Long.class),
                Columns.text(row, "ticket"),
                Columns.required(row, "expires_at", Instant.class));
    }

    /** A consent and its end. */
    public record Ending(UUID connectionId, long consentNo, Instant expiresAt) {}

    /** @param expiresAt of the ticket, which outlives the consent a little */
    public record Ticket(UUID connectionId, long consentNo, String text, Instant expiresAt) {

        @Override
        public String toString() {
            return "Ticket[connectionId=%s]".formatted(connectionId);
        }
    }
}

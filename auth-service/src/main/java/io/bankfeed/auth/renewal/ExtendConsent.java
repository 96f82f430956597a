package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.consent.ConsentSchedule;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Notices;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.common.event.ConnectionEvent.ConsentRenewed;
import io.bankfeed.common.event.ConsentClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** TrueLayer has extended the grant in use: same number, new term, the clock begins anew. */
@Component
public class ExtendConsent {

    /** Databases round. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private final Consents consents;
    private final ConsentSchedule schedule;
    private final ConsentPolicy policy;
    private final RenewalRecords records;
    private final MoveConnections move;
    private final Announcements announcements;

    ExtendConsent(
            Consents consents,
            ConsentSchedule schedule,
            ConsentPolicy policy,
            RenewalRecords records,
            MoveConnections move,
            Announcements announcements) {
        this.consents = consents;
        this.schedule = schedule;
        this.policy = policy;
        this.records = records;
        this.move = move;
        this.announcements = announcements;
    }

    /**
     * In the caller's transaction, with the connection locked. Heard twice, by answer and by event: the second finds
     * the term begun.
     */
    public Mono<Connection> of(Connection connection, long consentNo, Instant extendedAt, Entry.Channel channel) {
        return consents.term(connection.id(), consentNo)
                .filter(term -> extendedAt.isAfter(term.grantedAt().plus(ROUNDING)))
                .filter(term -> connection.grants().isLive(consentNo))
                .flatMap(term -> begin(connection, clock(connection, consentNo, extendedAt), channel))
                .defaultIfEmpty(connection);
    }

    private ConsentClock clock(Connection connection, long consentNo, Instant extendedAt) {
        return policy.clock(consentNo, connection.terms().country(), extendedAt, null);
    }

    /** The accounts are the same: nobody chose any. */
    private Mono<Connection> begin(Connection connection, ConsentClock runs, Entry.Channel channel) {
        var renewed = new ConsentRenewed(runs.expiresAt(), List.of(), List.of(), List.of());
        return consents.extended(connection.id(), runs)
                .then(schedule.plan(
                        connection.id(), runs.consentNo(), Notices.ofNewTerm(runs.expiresAt(), runs.grantedAt())))
                .then(records.extended(connection, runs, channel))
                .then(announcements.about(connection, renewed))
                .then(move.one(connection.id(), locked -> locked.extended(runs, runs.grantedAt())));
    }
}

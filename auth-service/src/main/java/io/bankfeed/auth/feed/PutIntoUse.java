package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.consent.ConsentSchedule;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Notices;
import io.bankfeed.auth.consent.Term;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.ProviderRef;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A grant whose tokens are in store: the connection goes on with it, and its clock runs. */
@Component
class PutIntoUse {

    private final Consents consents;
    private final ConsentSchedule schedule;
    private final SwapGrants swap;
    private final ConsentPolicy policy;
    private final MoveConnections move;
    private final InstantSource clock;

    PutIntoUse(
            Consents consents,
            ConsentSchedule schedule,
            SwapGrants swap,
            ConsentPolicy policy,
            MoveConnections move,
            InstantSource clock) {
        this.consents = consents;
        this.schedule = schedule;
        this.swap = swap;
        this.policy = policy;
        this.move = move;
        this.clock = clock;
    }

    /** @param connection locked; a grant that it does not have has no effect */
    Mono<Connection> grant(Connection connection, long consentNo, TokenRefreshed token) {
        return consents.term(connection.id(), consentNo)
                .flatMap(term -> inUse(connection, consentClock(connection, consentNo, term, token), term, token));
    }

    private ConsentClock consentClock(Connection connection, long consentNo, Term term, TokenRefreshed token) {
        return policy.clock(
                consentNo, connection.terms().country(), term.grantedAt(), term.heeded(token.consentExpiresAt()));
    }

    private Mono<Connection> inUse(Connection connection, ConsentClock runs, Term term, TokenRefreshed token) {
        Instant now = clock.instant();
        boolean isNew = !connection.grants().isLive(runs.consentNo());
        return consents.exchanged(connection.id(), runs, token, now)
                .flatMap(confirmed -> (isNew ? swap.in(connection, runs, token, now) : follow(connection, runs, term))
                        .then(move.one(
                                connection.id(),
                                locked -> isNew || token.initial()
                                        ? locked.exchanged(runs, bank(token), confirmed, now)
                                        : locked.refreshed(runs, now))));
    }

    /** The bank may have named another end. */
    private Mono<Void> follow(Connection connection, ConsentClock runs, Term term) {
        return runs.equals(connection.grants().live()) && connection.endsWith(runs.consentNo())
                ? Mono.empty()
                : schedule.plan(connection.id(), runs.consentNo(), Notices.after(term.noticed(), runs.expiresAt()));
    }

    private static ProviderRef bank(TokenRefreshed token) {
        return new ProviderRef(token.providerId(), token.providerDisplayName());
    }
}

package io.bankfeed.auth.feed;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.consent.ConsentSchedule;
import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Ending;
import io.bankfeed.auth.consent.Notices;
import io.bankfeed.auth.consent.Replacements;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A new grant takes the place of the one before it, which lived until now. */
@Component
class SwapGrants {

    private static final String RENEWED = "renewed";

    private final Consents consents;
    private final ConsentSchedule schedule;
    private final Replacements replacements;
    private final MeterRegistry meters;

    SwapGrants(Consents consents, ConsentSchedule schedule, Replacements replacements, MeterRegistry meters) {
        this.consents = consents;
        this.schedule = schedule;
        this.replacements = replacements;
        this.meters = meters;
    }

    Mono<Void> in(Connection connection, ConsentClock runs, TokenRefreshed token, Instant now) {
        return schedule.plan(connection.id(), runs.consentNo(), Notices.ofNewTerm(runs.expiresAt(), now))
                .then(replaceTheOneBefore(connection, runs.consentNo(), now))
                .doOnSuccess(done -> count(token));
    }

    private Mono<Void> replaceTheOneBefore(Connection connection, long consentNo, Instant now) {
        var before = connection.grants().live();
        return before == null
                ? Mono.empty()
                : replacements
                        .replaced(connection.id(), consentNo, before.consentNo())
                        .then(consents.endAllBefore(connection.id(), consentNo, new Ending(RENEWED, now)));
    }

    /** With the links opened and the failures per bank beside it: the conversion. */
    private void count(TokenRefreshed token) {
        meters.counter("bankfeed.consents.granted", "provider", token.providerId())
                .increment();
    }
}

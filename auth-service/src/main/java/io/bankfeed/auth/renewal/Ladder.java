package io.bankfeed.auth.renewal;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.link.LinkUris;
import io.bankfeed.auth.renewal.TokenServiceClient.Outcome;
import io.bankfeed.common.event.ConsentClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The ways to a renewed consent, the cheapest for the user first: extend without a visit, re-authenticate at the bank,
 * go through the dialog with the bank chosen beforehand. A way that is closed leads to the next; none of them changes
 * anything unless it succeeds.
 */
@Component
class Ladder {

    private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);
    private static final String OFFLINE = "offline_access";

    private final TokenServiceClient tokenService;
    private final RenewalProperties properties;
    private final LinkUris uris;
    private final MeterRegistry meters;

    Ladder(TokenServiceClient tokenService, RenewalProperties properties, LinkUris uris, MeterRegistry meters) {
        this.tokenService = tokenService;
        this.properties = properties;
        this.uris = uris;
        this.meters = meters;
    }

    /** @param link by which the user would come back */
    Mono<Step> climb(Connection connection, IssuedLink link, Reconfirmation reconfirmation) {
        var dialog = Mono.fromSupplier(() -> new Step(null, uris.dialog(link)));
        ConsentClock live = connection.grants().live();
        Mono<Step> way = live == null || !isRenewedInPlace(connection)
                ? dialog
                : extend(live, link, reconfirmation)
                        .switchIfEmpty(reauthenticate(live, link))
                        .switchIfEmpty(dialog);
        return way.doOnNext(this::count);
    }

    private boolean isRenewedInPlace(Connection connection) {
        var terms = connection.terms();
        return properties.inPlaceIn().contains(terms.country())
                && terms.scopes().contains(OFFLINE);
    }

    private Mono<Step> extend(ConsentClock live, IssuedLink link, Reconfirmation reconfirmation) {
        return reconfirmation.given() ? open(tokenService.extend(live, link, reconfirmation.user())) : Mono.empty();
    }

    private Mono<Step> reauthenticate(ConsentClock live, IssuedLink link) {
        return Mono.defer(() -> open(tokenService.reauthenticate(live, link)));
    }

    private static Mono<Step> open(Mono<Outcome> way) {
        return way.map(Ladder::step).onErrorResume(closed -> {
            LOG.info(
                    "this way of renewal is closed, the next is taken: {}",
                    closed.getClass().getSimpleName());
            return Mono.empty();
        });
    }

    private static Step step(Outcome outcome) {
        return outcome.authUri() == null
                ? new Step(Objects.requireNonNull(outcome.grantedAt(), "granted_at"), null)
                : new Step(null, outcome.authUri());
    }

    private void count(Step step) {
        meters.counter("bankfeed.renewals", "action", step.extendedAt() == null ? "authenticate" : "none")
                .increment();
    }

    /** @param given whether the user has just said yes on a screen of the tenant or of ours */
    record Reconfirmation(boolean given, @Nullable EndUser user) {}

    /** @param extendedAt when the new term began; absent: the user has to go to {@code uri} */
    record Step(@Nullable Instant extendedAt, @Nullable URI uri) {}
}

package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A browser opens a link through our page. */
@Component
class OpenLink {

    /** Where no button stands between a mail scanner and the link, some visits are not the user's. */
    private static final int BROWSERS_WITHOUT_PAGE = 8;

    private final AuthAttempts attempts;
    private final AuthorisationUri authorisationUri;
    private final Tenants tenants;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    OpenLink(
            AuthAttempts attempts,
            AuthorisationUri authorisationUri,
            Tenants tenants,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.attempts = attempts;
        this.authorisationUri = authorisationUri;
        this.tenants = tenants;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What a visit shows; changes nothing. Empty when the link is dead. */
    Mono<Visit> visit(OneUseSecret ticket) {
        return attempts.findByTicket(ticket)
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .flatMap(attempt -> Mono.justOrEmpty(tenants.find(attempt.tenant()))
                        .map(tenant -> new Visit(tenant, attempt.target().language())));
    }

    /** Binds the link to this browser; a second browser is refused. Empty when the link is dead or taken. */
    Mono<Opened> byButton(OneUseSecret ticket, @Nullable OneUseSecret cookie) {
        return open(ticket, cookie, attempt -> attempt.cookieHashes().isEmpty());
    }

    /** For tenants without hosted pages: every browser that comes is bound, as any of them may be the user's. */
    Mono<Opened> atOnce(OneUseSecret ticket, @Nullable OneUseSecret cookie) {
        return open(ticket, cookie, attempt -> attempt.cookieHashes().size() < BROWSERS_WITHOUT_PAGE);
    }

    private Mono<Opened> open(
            OneUseSecret ticket, @Nullable OneUseSecret presented, Predicate<AuthAttempt> takesAnother) {
        // A browser keeps the cookie it has, or its other link, still on its way, would come back with a strange one.
        OneUseSecret cookie = presented == null ? OneUseSecret.random() : presented;
        return attempts.lockByTicket(ticket)
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .flatMap(attempt -> bound(attempt, cookie, takesAnother))
                .map(attempt -> new Opened(cookie, uri(attempt, ticket)))
                .as(transaction::transactional);
    }

    private Mono<AuthAttempt> bound(AuthAttempt attempt, OneUseSecret cookie, Predicate<AuthAttempt> takesAnother) {
        if (attempt.wasOpenedWith(cookie)) {
            return Mono.just(attempt);
        }
        return takesAnother.test(attempt)
                ? attempts.openedWith(attempt.id(), cookie).thenReturn(attempt)
                : Mono.empty();
    }

    private URI uri(AuthAttempt attempt, OneUseSecret ticket) {
        return authorisationUri.of(attempt, LinkSecrets.of(ticket, attempt.id()).state());
    }

    /** @param language of the page, where the link names one */
    record Visit(Tenant tenant, @Nullable String language) {}

    /** @param cookie to be set @param uri TrueLayer's dialog */
    record Opened(OneUseSecret cookie, URI uri) {}
}

package io.bankfeed.auth.hosted;

import io.bankfeed.auth.link.AcceptPermissions;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.page.PermissionText;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
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
    private final AcceptPermissions accept;
    private final Tenants tenants;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    OpenLink(
            AuthAttempts attempts,
            AcceptPermissions accept,
            Tenants tenants,
            InstantSource clock,
            TransactionalOperator transaction) {
        this.attempts = attempts;
        this.accept = accept;
        this.tenants = tenants;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What a visit shows; changes nothing. Empty when the link is dead. */
    Mono<Visit> visit(OneUseSecret ticket) {
        return attempts.findByTicket(ticket)
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .flatMap(this::visit);
    }

    /** Likewise, for a page behind the first one: it shows itself to the browser alone that pressed the button. */
    Mono<Visit> visitBound(OneUseSecret ticket, @Nullable OneUseSecret cookie) {
        return visit(ticket).filter(visit -> cookie != null && visit.attempt().wasOpenedWith(cookie));
    }

    /**
     * Binds the link to this browser; a second browser is refused. Empty when the link is dead or taken.
     *
     * @param read the permission text that the button stood under; absent where that is TrueLayer's business
     */
    Mono<Opened> byButton(OneUseSecret ticket, @Nullable OneUseSecret cookie, @Nullable PermissionText read) {
        return open(ticket, cookie, read, attempt -> attempt.cookieHashes().isEmpty());
    }

    /** For tenants without hosted pages: every browser that comes is bound, as any of them may be the user's. */
    Mono<Opened> atOnce(OneUseSecret ticket, @Nullable OneUseSecret cookie) {
        return open(ticket, cookie, null, attempt -> attempt.cookieHashes().size() < BROWSERS_WITHOUT_PAGE);
    }

    private Mono<Visit> visit(AuthAttempt attempt) {
        return Mono.justOrEmpty(tenants.find(attempt.tenant())).map(tenant -> new Visit(attempt, tenant));
    }

    private Mono<Opened> open(
            OneUseSecret ticket,
            @Nullable OneUseSecret presented,
            @Nullable PermissionText read,
            Predicate<AuthAttempt> takesAnother) {
        // A browser keeps the cookie it has, or its other link, still on its way, would come back with a strange one.
        OneUseSecret cookie = presented == null ? OneUseSecret.random() : presented;
        return attempts.lockByTicket(ticket)
                .filter(attempt -> attempt.isOpen(clock.instant()))
                .flatMap(attempt -> bound(attempt, cookie, takesAnother))
                .delayUntil(attempt -> read == null ? Mono.empty() : accept.by(attempt, read, clock.instant()))
                .map(attempt -> new Opened(cookie, IssuedLink.opened(attempt, ticket)))
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

    /** A look at an open link. */
    record Visit(AuthAttempt attempt, Tenant tenant) {}

    /** @param cookie to be set */
    record Opened(OneUseSecret cookie, IssuedLink link) {}
}

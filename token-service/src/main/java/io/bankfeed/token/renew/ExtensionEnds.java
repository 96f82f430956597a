package io.bankfeed.token.renew;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.plan.RefreshPlan;
import io.bankfeed.token.refresh.LeaseWait;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenChanges;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenRenewals;
import io.bankfeed.token.truelayer.Extension;
import io.bankfeed.token.truelayer.TokenGrant;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** How an extension ends: one transaction with what the others are told. */
@Component
class ExtensionEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionEnds.class);

    /** The tokens exist nowhere else: a moment without a database must not cost them. */
    private static final Retry STORE_AGAIN = Retry.backoff(5, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(failure -> !(failure instanceof KeyDestroyed))
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final TokenRenewals renewals;
    private final TokenChanges changes;
    private final LeaseWait leases;
    private final Announcements announcements;
    private final RefreshPlan plan;
    private final TransactionalOperator transaction;

    ExtensionEnds(
            TokenRenewals renewals,
            TokenChanges changes,
            LeaseWait leases,
            Announcements announcements,
            RefreshPlan plan,
            TransactionalOperator transaction) {
        this.renewals = renewals;
        this.changes = changes;
        this.leases = leases;
        this.announcements = announcements;
        this.plan = plan;
        this.transaction = transaction;
    }

    Mono<RenewalOutcome> answered(LeasedToken held, Extension extension, Instant sentAt) {
        URI page = extension.userLink();
        TokenGrant grant = extension.tokens();
        if (page != null) {
            return unchanged(held).thenReturn(RenewalOutcome.authenticate(page));
        }
        return grant == null
                ? Mono.error(new IllegalStateException("an extension is tokens or a page"))
                : extended(held, TokenPair.of(grant, sentAt), extension.consentExpiresAt());
    }

    /** Nothing has happened to the grant. */
    Mono<Void> unchanged(LeasedToken held) {
        return leases.release(held);
    }

    /** Whether the stored tokens still hold is asked at once, by a refresh. */
    Mono<Void> unknown(LeasedToken held, TrueLayerCallFailed failure) {
        return changes.dueNow(held)
                .then(announcements.noted(held.ref(), "extension_unknown", failure.code(), Actor.BANK))
                .as(transaction::transactional);
    }

    private Mono<RenewalOutcome> extended(LeasedToken held, TokenPair pair, @Nullable Instant consentExpiresAt) {
        var token = held.token();
        Instant next = plan.next(token.tenant(), token.ref(), pair.lifetimes(true), token.demand());
        return renewals.extend(held, pair, consentExpiresAt, next)
                .flatMap(after -> announcements.extended(after).thenReturn(RenewalOutcome.done(after)))
                .switchIfEmpty(Mono.defer(() -> tooLate(held, pair)))
                .as(transaction::transactional)
                .retryWhen(STORE_AGAIN)
                .switchIfEmpty(Mono.error(RenewalFailures::tooLate));
    }

    private Mono<RenewalOutcome> tooLate(LeasedToken held, TokenPair pair) {
        LOG.warn("extension of {} came after its lease; its tokens are kept as candidate", held.ref());
        return renewals.keepCandidate(held, pair).then(Mono.empty());
    }
}

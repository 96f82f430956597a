package io.bankfeed.token.exchange;

import io.bankfeed.common.crypto.Opener;
import io.bankfeed.common.crypto.SealBroken;
import io.bankfeed.common.inbox.ConsentHighWater;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.plan.RefreshPlan;
import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.GrantFacts;
import io.bankfeed.token.store.NewToken;
import io.bankfeed.token.store.TokenInserts;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.truelayer.AccessTokenClaims;
import io.bankfeed.token.truelayer.TokenGrant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns what the token endpoint gave for a code into a row. {@code /me} is asked when it is safe. */
@Component
class StoreGrant {

    private static final Logger LOG = LoggerFactory.getLogger(StoreGrant.class);

    private final TokenInserts tokens;
    private final ConsentHighWater highWater;
    private final RefreshPlan plan;
    private final Opener opener;
    private final InstantSource clock;

    StoreGrant(TokenInserts tokens, ConsentHighWater highWater, RefreshPlan plan, Opener opener, InstantSource clock) {
        this.tokens = tokens;
        this.highWater = highWater;
        this.plan = plan;
        this.opener = opener;
        this.clock = clock;
    }

    Mono<Void> of(ExchangeAttempt attempt, TokenGrant grant, Instant sentAt) {
        var ref = attempt.ref();
        return Mono.defer(() -> tokens.insert(newToken(attempt, TokenPair.of(grant, sentAt)), clock.instant()))
                .then(highWater.inUse(ref.connectionId(), ref.consentNo()))
                .then();
    }

    private NewToken newToken(ExchangeAttempt attempt, TokenPair pair) {
        Secret ip = endUserIp(attempt);
        Instant attendedUntil = ip == null ? null : attempt.attendedUntil();
        Instant nextRefresh =
                plan.next(attempt.tenant(), attempt.ref(), pair.lifetimes(pair.refresh() != null), Demand.NONE);
        return new NewToken(
                attempt.ref(),
                attempt.tenant(),
                facts(attempt, pair),
                pair,
                attendedUntil == null ? null : ip,
                attendedUntil,
                nextRefresh,
                attempt.traceparent());
    }

    static GrantFacts facts(ExchangeAttempt attempt, TokenPair pair) {
        var claims = AccessTokenClaims.of(pair.access());
        List<String> granted = pair.scopes().isEmpty() ? attempt.scopes() : pair.scopes();
        return new GrantFacts(
                claims.credentialsId(), providerId(claims, attempt), null, granted, attempt.grantedAt(), null);
    }

    private static String providerId(AccessTokenClaims claims, ExchangeAttempt attempt) {
        String linked = attempt.providerId();
        return claims.providerId().equals(AccessTokenClaims.UNKNOWN) && linked != null ? linked : claims.providerId();
    }

    /** Without it the first sync is unattended; that must not cost the grant. */
    private @Nullable Secret endUserIp(ExchangeAttempt attempt) {
        String sealed = attempt.sealedEndUserIp();
        try {
            return sealed == null ? null : opener.open(sealed, attempt.ref().connectionId(), attempt.attemptId());
        } catch (SealBroken broken) {
            LOG.error("the end user's address of {} does not open", attempt);
            return null;
        }
    }
}

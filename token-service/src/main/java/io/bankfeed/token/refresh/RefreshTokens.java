package io.bankfeed.token.refresh;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.plan.RefreshPolicies;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenVault;
import io.bankfeed.token.truelayer.TokenEndpointClient;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import io.bankfeed.token.truelayer.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Refreshes the tokens of a row that is held. Completes with the row as it stands afterwards, empty if it was taken.
 */
@Component
class RefreshTokens {

    static final String NO_OFFLINE_ACCESS = "no_offline_access";
    static final String LET_GO = "let_go";

    private static final Duration BEFORE_REPEATING = Duration.ofSeconds(1);

    private final TokenVault vault;
    private final TokenEndpointClient trueLayer;
    private final ProviderCircuits circuits;
    private final RefreshEnds ends;
    private final RefreshPolicies policies;
    private final InstantSource clock;
    private final Duration callLimit;

    RefreshTokens(
            TokenVault vault,
            TokenEndpointClient trueLayer,
            ProviderCircuits circuits,
            RefreshEnds ends,
            RefreshPolicies policies,
            InstantSource clock) {
        this.vault = vault;
        this.trueLayer = trueLayer;
        this.circuits = circuits;
        this.ends = ends;
        this.policies = policies;
        this.clock = clock;
        this.callLimit = trueLayer.timeLimit();
    }

    Mono<StoredToken> of(LeasedToken held) {
        return letsGo(held.token()) ? ends.lost(held, LET_GO, Actor.USER) : refreshed(held);
    }

    /** Nobody needed it for so long that its refresh token has died, as its tenant wants it. */
    private boolean letsGo(StoredToken token) {
        Instant idleLimit = token.lifetimes().refreshExpiresAt();
        return idleLimit != null
                && !idleLimit.isAfter(clock.instant())
                && !policies.of(token.tenant()).keepAlive();
    }

    private Mono<StoredToken> refreshed(LeasedToken held) {
        return vault.refreshToken(held.token())
                .flatMap(stored -> stored.map(token -> withCurrent(held, token))
                        .orElseGet(() -> ends.lost(held, NO_OFFLINE_ACCESS, Actor.USER)))
                .onErrorResume(KeyDestroyed.class, revoked -> Mono.empty());
    }

    private Mono<StoredToken> withCurrent(LeasedToken held, Secret refreshToken) {
        return call(held, refreshToken)
                .flatMap(pair -> ends.renewed(held, pair))
                .onErrorResume(
                        TrueLayerCallFailed.class,
                        failure -> failure.verdict() == Verdict.REFUSED
                                ? withCandidate(held, failure)
                                : ends.failed(held, failure));
    }

    /** A grant is lost only when every token that could be the right one has been refused. */
    private Mono<StoredToken> withCandidate(LeasedToken held, TrueLayerCallFailed refusal) {
        return vault.candidateRefreshToken(held.token())
                .flatMap(candidate -> candidate
                        .map(token -> orGiveUp(held, token))
                        .orElseGet(() -> ends.lost(held, refusal.code(), Actor.USER)));
    }

    private Mono<StoredToken> orGiveUp(LeasedToken held, Secret candidate) {
        return call(held, candidate)
                .map(pair -> keeping(candidate, pair))
                .flatMap(pair -> ends.renewed(held, pair))
                .onErrorResume(
                        TrueLayerCallFailed.class,
                        failure -> failure.verdict() == Verdict.REFUSED
                                ? ends.lost(held, failure.code(), Actor.USER)
                                : ends.failed(held, failure));
    }

    /** An outcome that is not known is repeated once, carefully: the refresh token is meant to stay the same. */
    private Mono<TokenPair> call(LeasedToken held, Secret refreshToken) {
        return circuits.guard(held.token().facts().providerId(), once(held, refreshToken))
                .retryWhen(Retry.fixedDelay(1, BEFORE_REPEATING)
                        .filter(failure -> failure instanceof TrueLayerCallFailed call
                                && call.verdict() == Verdict.UNKNOWN
                                && held.lease().covers(callLimit.plus(BEFORE_REPEATING)))
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    /** Whoever was frozen past the end of its lease must not call: somebody else may be calling now. */
    private Mono<TokenPair> once(LeasedToken held, Secret refreshToken) {
        return Mono.defer(() -> {
            if (!held.lease().covers(callLimit)) {
                return Mono.error(new LeaseOutlived(held.ref()));
            }
            Instant sentAt = clock.instant();
            return trueLayer.refresh(refreshToken).map(grant -> TokenPair.of(grant, sentAt));
        });
    }

    private static TokenPair keeping(Secret used, TokenPair pair) {
        Secret kept = Optional.ofNullable(pair.refresh()).orElse(used);
        return new TokenPair(pair.access(), kept, pair.issuedAt(), pair.expiresAt(), pair.scopes());
    }
}

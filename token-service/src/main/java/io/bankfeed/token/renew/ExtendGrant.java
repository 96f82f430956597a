package io.bankfeed.token.renew;

import io.bankfeed.token.access.Refusals;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.refresh.LeaseWait;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenVault;
import io.bankfeed.token.truelayer.RenewalClient;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import io.bankfeed.token.truelayer.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Extends a grant. An extension replaces the tokens at TrueLayer as a refresh does, so it runs under the same lease,
 * and what it brings is stored as one.
 */
@Component
class ExtendGrant {

    private final CurrentGrant current;
    private final LeaseWait leases;
    private final TokenVault vault;
    private final RenewalClient trueLayer;
    private final ExtensionEnds ends;
    private final InstantSource clock;

    ExtendGrant(
            CurrentGrant current,
            LeaseWait leases,
            TokenVault vault,
            RenewalClient trueLayer,
            ExtensionEnds ends,
            InstantSource clock) {
        this.current = current;
        this.leases = leases;
        this.vault = vault;
        this.trueLayer = trueLayer;
        this.ends = ends;
        this.clock = clock;
    }

    Mono<RenewalOutcome> of(UUID connectionId, ExtensionRequest request) {
        return current.of(connectionId, request.consentNo())
                .flatMap(token -> leases.of(token.ref()))
                .switchIfEmpty(Mono.error(RenewalFailures::held))
                .flatMap(held -> extend(held, request))
                .onErrorMap(KeyDestroyed.class, destroyed -> Refusals.erased())
                .onErrorMap(TrueLayerCallFailed.class, RenewalFailures::of);
    }

    private Mono<RenewalOutcome> extend(LeasedToken held, ExtensionRequest request) {
        return Mono.defer(() -> {
            Instant sentAt = clock.instant();
            return vault.refreshToken(held.token())
                    .flatMap(Mono::justOrEmpty)
                    .flatMap(refresh ->
                            trueLayer.extend(refresh, request.userHasReconfirmed(), request.user(), request.renewal()))
                    .flatMap(extension -> ends.answered(held, extension, sentAt))
                    .onErrorResume(
                            TrueLayerCallFailed.class,
                            failure -> notExtended(held, failure).then(Mono.error(failure)));
        });
    }

    private Mono<Void> notExtended(LeasedToken held, TrueLayerCallFailed failure) {
        return failure.verdict() == Verdict.UNKNOWN ? ends.unknown(held, failure) : ends.unchanged(held);
    }
}

package io.bankfeed.token.renew;

import io.bankfeed.common.event.Actor;
import io.bankfeed.token.access.Refusals;
import io.bankfeed.token.announce.Announcements;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.TokenVault;
import io.bankfeed.token.truelayer.RenewalClient;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has TrueLayer open its dialog for a grant that exists. The live tokens serve on until the new ones are there. */
@Component
class ReauthenticateGrant {

    private final CurrentGrant current;
    private final TokenVault vault;
    private final RenewalClient trueLayer;
    private final Announcements announcements;

    ReauthenticateGrant(CurrentGrant current, TokenVault vault, RenewalClient trueLayer, Announcements announcements) {
        this.current = current;
        this.vault = vault;
        this.trueLayer = trueLayer;
        this.announcements = announcements;
    }

    Mono<RenewalOutcome> of(UUID connectionId, ReauthenticationRequest request) {
        return current.of(connectionId, request.consentNo())
                .flatMap(token -> ask(token, request))
                .onErrorMap(KeyDestroyed.class, destroyed -> Refusals.erased())
                .onErrorMap(TrueLayerCallFailed.class, RenewalFailures::of);
    }

    private Mono<RenewalOutcome> ask(StoredToken token, ReauthenticationRequest request) {
        return vault.refreshToken(token)
                .flatMap(Mono::justOrEmpty)
                .flatMap(refresh -> trueLayer.reauthUri(refresh, request.renewal()))
                .map(RenewalOutcome::authenticate)
                .flatMap(outcome -> announcements
                        .noted(token.ref(), "reauthentication_begun", null, Actor.NOBODY)
                        .thenReturn(outcome));
    }
}

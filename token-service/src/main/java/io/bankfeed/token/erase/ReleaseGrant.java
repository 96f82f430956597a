package io.bankfeed.token.erase;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenVault;
import io.bankfeed.token.truelayer.DeletionClient;
import io.bankfeed.token.truelayer.DeletionClient.Deletion;
import io.bankfeed.token.truelayer.TokenEndpointClient;
import io.bankfeed.token.truelayer.TokenGrant;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import io.bankfeed.token.truelayer.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes one grant at TrueLayer, which takes a bearer: where the access token has ended, or a newer one has replaced
 * it, the refresh token gives another, and if that is refused there is nothing left to delete.
 */
@Component
class ReleaseGrant {

    private static final Duration LEFT_FOR_THE_CALL = Duration.ofSeconds(20);

    private final TokenVault vault;
    private final DeletionClient deletion;
    private final TokenEndpointClient tokens;
    private final InstantSource clock;

    ReleaseGrant(TokenVault vault, DeletionClient deletion, TokenEndpointClient tokens, InstantSource clock) {
        this.vault = vault;
        this.deletion = deletion;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Completes when the grant is gone, fails with {@link TrueLayerCallFailed} when it is to be tried again. */
    Mono<Void> of(LeasedToken held) {
        Mono<Void> release =
                held.token().validFor(LEFT_FOR_THE_CALL, clock.instant()) ? withStored(held) : withRefreshed(held);
        return release.onErrorResume(KeyDestroyed.class, nothingToOpen -> Mono.empty());
    }

    private Mono<Void> withStored(LeasedToken held) {
        return vault.accessToken(held.token())
                .flatMap(deletion::delete)
                .flatMap(outcome -> outcome == Deletion.BEARER_REFUSED ? withRefreshed(held) : Mono.empty());
    }

    private Mono<Void> withRefreshed(LeasedToken held) {
        return vault.refreshToken(held.token())
                .flatMap(stored -> stored.map(this::refreshed).orElseGet(Mono::empty))
                .flatMap(deletion::delete)
                .then();
    }

    private Mono<Secret> refreshed(Secret refreshToken) {
        return tokens.refresh(refreshToken)
                .map(TokenGrant::accessToken)
                .onErrorResume(
                        TrueLayerCallFailed.class,
                        failure -> failure.verdict() == Verdict.REFUSED ? Mono.empty() : Mono.error(failure));
    }
}

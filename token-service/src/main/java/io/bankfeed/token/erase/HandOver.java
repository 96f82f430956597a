package io.bankfeed.token.erase;

import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.ReleasingTokens;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenVault;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the means of deleting its grants at TrueLayer out of a connection, so that its key can be destroyed. */
@Component
class HandOver {

    private final StoredTokens tokens;
    private final TokenVault vault;
    private final ReleasingTokens releasing;

    HandOver(StoredTokens tokens, TokenVault vault, ReleasingTokens releasing) {
        this.tokens = tokens;
        this.vault = vault;
        this.releasing = releasing;
    }

    Mono<Void> of(UUID connectionId) {
        return tokens.ofConnection(connectionId)
                .concatMap(token ->
                        opened(token).flatMap(pair -> releasing.add(token.ref(), token.tenant(), token.facts(), pair)))
                .then()
                .onErrorResume(KeyDestroyed.class, handedOverBefore -> Mono.empty());
    }

    private Mono<TokenPair> opened(StoredToken token) {
        return Mono.zip(vault.accessToken(token), vault.refreshToken(token))
                .map(both -> new TokenPair(
                        both.getT1(),
                        both.getT2().orElse(null),
                        token.lifetimes().accessIssuedAt(),
                        token.lifetimes().accessExpiresAt(),
                        List.of()));
    }
}

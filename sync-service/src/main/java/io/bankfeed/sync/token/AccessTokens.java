package io.bankfeed.sync.token;

import reactor.core.publisher.Mono;

/** Usable access tokens, by connection. */
public interface AccessTokens {

    /** Fails with {@link TokenUnavailable}. */
    Mono<AccessToken> of(TokenRequest request);
}

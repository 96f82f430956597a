package io.bankfeed.sync.token;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Usable access tokens, by connection. */
public interface AccessTokens {

    /** Fails with {@link TokenUnavailable}. */
    Mono<AccessToken> ofConnection(UUID connectionId);

    /** After a 401: a token other than the one that was refused, where there is one. */
    Mono<AccessToken> newerThan(AccessToken refused, UUID connectionId);
}

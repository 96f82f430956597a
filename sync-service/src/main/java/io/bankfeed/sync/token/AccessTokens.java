package io.bankfeed.sync.token;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Usable access tokens, by connection. */
public interface AccessTokens {

    /** Fails with {@link TokenUnavailable}. */
    Mono<AccessToken> ofConnection(UUID connectionId);
}

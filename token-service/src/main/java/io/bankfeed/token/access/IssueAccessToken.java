package io.bankfeed.token.access;

import io.bankfeed.token.access.StoredAccessTokens.Issued;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives an access token, from memory where one serves. */
@Component
class IssueAccessToken {

    private final TokensInMemory memory;
    private final StoredAccessTokens stored;
    private final InstantSource clock;

    IssueAccessToken(TokensInMemory memory, StoredAccessTokens stored, InstantSource clock) {
        this.memory = memory;
        this.stored = stored;
        this.clock = clock;
    }

    Mono<IssuedToken> forConnection(TokenRequest request) {
        return Mono.defer(() -> memory.find(request, clock.instant())
                .map(Mono::just)
                .orElseGet(() -> stored.forConnection(request).map(issued -> kept(request, issued))));
    }

    private IssuedToken kept(TokenRequest request, Issued issued) {
        return issued.live() ? memory.keep(request.connectionId(), issued.token()) : issued.token();
    }
}

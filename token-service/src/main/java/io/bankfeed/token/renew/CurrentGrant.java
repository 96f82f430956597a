package io.bankfeed.token.renew;

import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.token.access.Refusals;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenStatus;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The grant that a renewal is asked for: it must be the one in use, and have a refresh token. It may be lost. */
@Component
class CurrentGrant {

    private final StoredTokens tokens;
    private final Refusals refusals;

    CurrentGrant(StoredTokens tokens, Refusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    Mono<StoredToken> of(UUID connectionId, long consentNo) {
        return tokens.findCurrent(connectionId)
                .switchIfEmpty(refusals.withoutToken(connectionId))
                .flatMap(token -> usable(token, consentNo));
    }

    private static Mono<StoredToken> usable(StoredToken token, long consentNo) {
        if (token.status() == TokenStatus.REVOKING) {
            return Mono.error(Refusals.erased());
        }
        if (token.ref().consentNo() != consentNo) {
            return Mono.error(Refusals.superseded());
        }
        return token.refreshable() ? Mono.just(token) : Mono.error(noRefreshToken());
    }

    private static ApiProblem noRefreshToken() {
        return RenewalFailures.refused("no_offline_access");
    }
}

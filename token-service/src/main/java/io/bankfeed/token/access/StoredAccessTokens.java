package io.bankfeed.token.access;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.refresh.PlanRun;
import io.bankfeed.token.refresh.RefreshOnDemand;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenRef;
import io.bankfeed.token.store.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Gives an access token with at least a minute left, refreshed now if need be, or says who must act. */
@Component
class StoredAccessTokens {

    private final StoredTokens tokens;
    private final TokenVault vault;
    private final RefreshOnDemand refresh;
    private final Refusals refusals;
    private final Asking asking;
    private final InstantSource clock;

    StoredAccessTokens(
            StoredTokens tokens,
            TokenVault vault,
            RefreshOnDemand refresh,
            Refusals refusals,
            Asking asking,
            InstantSource clock) {
        this.tokens = tokens;
        this.vault = vault;
        this.refresh = refresh;
        this.refusals = refusals;
        this.asking = asking;
        this.clock = clock;
    }

    Mono<Issued> forConnection(TokenRequest request) {
        return find(request)
                .switchIfEmpty(refusals.withoutToken(request))
                .flatMap(token -> serving(request, token))
                .flatMap(token -> asking.note(token).then(issue(token)))
                .onErrorMap(KeyDestroyed.class, destroyed -> Refusals.erased());
    }

    private Mono<StoredToken> find(TokenRequest request) {
        return request.consentNo()
                .map(number -> tokens.find(new TokenRef(request.connectionId(), number)))
                .orElseGet(() -> tokens.findCurrent(request.connectionId()));
    }

    private Mono<StoredToken> serving(TokenRequest request, StoredToken token) {
        if (request.newerThan().filter(held -> held > token.version()).isPresent()) {
            return Mono.error(Refusals.neverIssued());
        }
        Instant now = clock.instant();
        return switch (token.status()) {
            case LOST -> Mono.error(Refusals.lost(token));
            case REVOKING, RELEASING -> Mono.error(Refusals.erased());
            case RETIRED -> request.servedBy(token, now) ? Mono.just(token) : Mono.error(Refusals.superseded());
            case LIVE -> request.servedBy(token, now) ? Mono.just(token) : refreshed(request, token, now);
        };
    }

    /** While refreshes fail, callers wait for the planned try: they must not become a storm on a bank that is down. */
    private Mono<StoredToken> refreshed(TokenRequest request, StoredToken token, Instant now) {
        Instant next = token.nextRefreshAt();
        if (token.trouble().failures() > 0 && next != null && next.isAfter(now)) {
            return Mono.error(Refusals.troubled(token, now));
        }
        return refresh.until(candidate -> request.servedBy(candidate, clock.instant()), token)
                .switchIfEmpty(Mono.error(Refusals::pending))
                .flatMap(after -> request.servedBy(after, clock.instant())
                        ? Mono.just(after)
                        : Mono.error(Refusals.after(after, clock.instant())));
    }

    private Mono<Issued> issue(StoredToken token) {
        return Mono.zip(vault.accessToken(token), endUserIp(token))
                .map(both -> IssuedToken.of(
                        token,
                        both.getT1().reveal(),
                        both.getT2().map(Secret::reveal).orElse(null)))
                .map(issued -> new Issued(issued, token.isLive()));
    }

    /** @param live of the grant in use, not of one that is about to go */
    record Issued(IssuedToken token, boolean live) {}

    private Mono<Optional<Secret>> endUserIp(StoredToken token) {
        return token.attendedAt(clock.instant()) ? vault.endUserIp(token) : Mono.just(Optional.empty());
    }

    /** Keeps the token of whoever asks warm; written at most once in a while, for reading must stay cheap. */
    @org.springframework.stereotype.Component
    record Asking(PlanRun plan, TransactionalOperator transaction, InstantSource clock) {

        private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

        Mono<Void> note(StoredToken token) {
            Instant now = clock.instant();
            Instant before = token.demand().askedAt();
            boolean due = token.isLive()
                    && (before == null || before.plus(NOTED_EVERY).isBefore(now));
            return due ? plan.asked(token.connectionId(), now).as(transaction::transactional) : Mono.empty();
        }
    }
}

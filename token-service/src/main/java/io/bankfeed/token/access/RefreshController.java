package io.bankfeed.token.access;

import io.bankfeed.token.refresh.RefreshOnDemand;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A refresh that an operator wants now, whatever the plan says; within the same single flight as all others. */
@RestController
class RefreshController {

    private final StoredTokens tokens;
    private final RefreshOnDemand refresh;
    private final Refusals refusals;
    private final InstantSource clock;

    RefreshController(StoredTokens tokens, RefreshOnDemand refresh, Refusals refusals, InstantSource clock) {
        this.tokens = tokens;
        this.refresh = refresh;
        this.refusals = refusals;
        this.clock = clock;
    }

    @PostMapping("/internal/v1/connections/{connectionId}/refreshes")
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    Mono<Refreshed> refresh(@PathVariable UUID connectionId) {
        return tokens.findCurrent(connectionId)
                .switchIfEmpty(refusals.withoutToken(connectionId))
                .flatMap(this::newerThan)
                .map(Refreshed::of);
    }

    private Mono<StoredToken> newerThan(StoredToken held) {
        if (!held.isLive()) {
            return Mono.error(Refusals.after(held, clock.instant()));
        }
        return refresh.until(now -> now.version() > held.version(), held)
                .switchIfEmpty(Mono.error(Refusals::pending))
                .flatMap(now -> now.version() > held.version()
                        ? Mono.just(now)
                        : Mono.error(Refusals.after(now, clock.instant())));
    }

    /** What came of it, without the token. */
    record Refreshed(
            long consentNo,
            long version,
            Instant accessTokenExpiresAt,
            @Nullable Instant nextRefreshAt) {

        static Refreshed of(StoredToken token) {
            return new Refreshed(
                    token.ref().consentNo(),
                    token.version(),
                    token.lifetimes().accessExpiresAt(),
                    token.nextRefreshAt());
        }
    }
}

package io.bankfeed.token.access;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.token.erase.Erasures;
import io.bankfeed.token.exchange.ExchangeState;
import io.bankfeed.token.exchange.ExchangeStates;
import io.bankfeed.token.store.StoredToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Why there is no access token, and who must act. */
@Component
public class Refusals {

    private static final long SOON = 2;
    private static final long LONGEST_WAIT = 300;

    private final ExchangeStates exchanges;
    private final Erasures erasures;

    Refusals(ExchangeStates exchanges, Erasures erasures) {
        this.exchanges = exchanges;
        this.erasures = erasures;
    }

    /** Never completes with a value. */
    public Mono<StoredToken> withoutToken(UUID connectionId) {
        return withoutToken(new TokenRequest(connectionId, Optional.empty(), Optional.empty()));
    }

    /** Never completes with a value. */
    Mono<StoredToken> withoutToken(TokenRequest request) {
        return erasures.concerns(request.connectionId())
                .flatMap(revoked -> revoked ? Mono.<ApiProblem>just(erased()) : unexchanged(request))
                .flatMap(Mono::error);
    }

    private Mono<ApiProblem> unexchanged(TokenRequest request) {
        return exchanges
                .newest(request.connectionId(), request.consentNo())
                .map(Refusals::unexchanged)
                .defaultIfEmpty(ApiProblem.notFound("connection").actor(Actor.NOBODY));
    }

    private static ApiProblem unexchanged(ExchangeState exchange) {
        return switch (exchange.state()) {
            case "due", "started" ->
                new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "exchange_pending", "The grant is being exchanged.")
                        .actor(Actor.NOBODY)
                        .retryAfterSeconds(SOON);
            case "failed" -> lost(exchange.reason(), Actor.USER);
            default -> superseded();
        };
    }

    static ApiProblem lost(StoredToken token) {
        return lost(token.reason(), Objects.requireNonNullElse(token.actor(), Actor.USER));
    }

    private static ApiProblem lost(@Nullable String reason, Actor actor) {
        return new ApiProblem(
                        HttpStatus.CONFLICT, "token_lost", "No token can be had for this grant; a new one is needed.")
                .actor(actor)
                .with("reason", Objects.requireNonNullElse(reason, "unknown"));
    }

    public static ApiProblem erased() {
        return new ApiProblem(HttpStatus.GONE, "connection_revoked", "The connection was revoked.").actor(Actor.NOBODY);
    }

    public static ApiProblem superseded() {
        return new ApiProblem(HttpStatus.CONFLICT, "grant_superseded", "A newer grant has replaced this one.")
                .actor(Actor.NOBODY);
    }

    static ApiProblem neverIssued() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "unknown_version", "This version was never issued.")
                .actor(Actor.US);
    }

    static ApiProblem pending() {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "token_refresh_pending", "A refresh is under way.")
                .actor(Actor.NOBODY)
                .retryAfterSeconds(SOON);
    }

    static ApiProblem troubled(StoredToken token, Instant now) {
        Instant next = token.nextRefreshAt();
        long wait = next == null ? SOON : Duration.between(now, next).toSeconds() + 1;
        return new ApiProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "token_refresh_failing",
                        "The token can't be refreshed at the moment; it is tried again.")
                .actor(Objects.requireNonNullElse(token.trouble().actor(), Actor.BANK))
                .with("reason", Objects.requireNonNullElse(token.trouble().code(), "unknown"))
                .retryAfterSeconds(Math.clamp(wait, 1, LONGEST_WAIT));
    }

    /** What a refresh that was waited for has come to. */
    static ApiProblem after(StoredToken token, Instant now) {
        return switch (token.status()) {
            case LOST -> lost(token);
            case REVOKING, RELEASING -> erased();
            case RETIRED -> superseded();
            case LIVE -> token.trouble().failures() > 0 ? troubled(token, now) : pending();
        };
    }
}

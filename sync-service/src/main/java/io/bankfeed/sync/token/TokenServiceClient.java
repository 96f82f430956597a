package io.bankfeed.sync.token;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/** {@code GET /internal/v1/connections/{id}/access-token} of token-service. */
@Component
final class TokenServiceClient implements AccessTokens {

    private static final String PATH = "/internal/v1/connections/{id}/access-token";

    private final ServiceTokens serviceTokens;
    private final WebClient client;

    TokenServiceClient(TokenServiceProperties properties, ServiceTokens serviceTokens, WebClient.Builder builder) {
        this.serviceTokens = serviceTokens;
        this.client = OutboundHttp.client(builder, properties.url(), OutboundLimits.standard());
    }

    @Override
    public Mono<AccessToken> ofConnection(UUID connectionId) {
        return serviceTokens
                .current()
                .flatMap(own -> get(connectionId, own))
                .onErrorMap(WebClientException.class, TokenServiceClient::unreachable);
    }

    private Mono<AccessToken> get(UUID connectionId, Secret own) {
        return client.get()
                .uri(PATH, connectionId)
                .headers(headers -> headers.setBearerAuth(own.reveal()))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(Issued.class).map(Issued::toAccessToken)
                        : refused(response));
    }

    private static Mono<AccessToken> refused(ClientResponse response) {
        return response.bodyToMono(Problem.class)
                .onErrorReturn(new Problem(null, null))
                .defaultIfEmpty(new Problem(null, null))
                .flatMap(problem -> Mono.error(problem.toFailure(response.statusCode())));
    }

    private static TokenUnavailable unreachable(WebClientException failure) {
        return new TokenUnavailable("token_service_unreachable", Actor.US, false);
    }

    private record Issued(
            String access_token,
            Instant expires_at,
            @Nullable Instant attended_until,
            @Nullable String end_user_ip) {

        AccessToken toAccessToken() {
            return new AccessToken(Secret.of(access_token), expires_at, attended_until, end_user_ip);
        }

        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** A 4xx names who must act; a 5xx, a 401 or a 403 of our own passes. */
    private record Problem(@Nullable String code, @Nullable Actor actor) {

        TokenUnavailable toFailure(HttpStatusCode status) {
            Actor who = actor == null ? Actor.US : actor;
            boolean lasting =
                    (status.value() == 404 || status.value() == 409 || status.value() == 410) && who != Actor.NOBODY;
            return new TokenUnavailable(code == null ? "http_" + status.value() : code, who, lasting);
        }
    }
}

package io.bankfeed.sync.token;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.common.security.ServiceTokens;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
    public Mono<AccessToken> of(TokenRequest request) {
        return serviceTokens
                .current()
                .flatMap(own -> get(request, own))
                .onErrorMap(WebClientException.class, TokenServiceClient::unreachable);
    }

    private Mono<AccessToken> get(TokenRequest request, Secret own) {
        return client.get()
                .uri(uri -> uri.path(PATH)
                        .queryParam("consent_no", request.consentNo())
                        .queryParamIfPresent("newer_than", Optional.ofNullable(request.newerThan()))
                        .build(request.connectionId()))
                .headers(headers -> headers.setBearerAuth(own.reveal()))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(Issued.class).map(issued -> issued.toAccessToken(version(response)))
                        : refused(response));
    }

    /** The ETag is the version. */
    private static long version(ClientResponse response) {
        String digits = Objects.requireNonNullElse(
                        response.headers().asHttpHeaders().getETag(), "")
                .replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static Mono<AccessToken> refused(ClientResponse response) {
        return response.bodyToMono(Problem.class)
                .onErrorReturn(new Problem(null, null, null))
                .defaultIfEmpty(new Problem(null, null, null))
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

        AccessToken toAccessToken(long version) {
            return new AccessToken(Secret.of(access_token), version, expires_at, attended_until, end_user_ip);
        }

        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** A conflict or an erased connection stays so; everything else passes. */
    private record Problem(
            @Nullable String code,
            @Nullable String reason,
            @Nullable Actor actor) {

        TokenUnavailable toFailure(HttpStatusCode status) {
            String told = code == null ? "http_" + status.value() : code;
            boolean lasting = status.value() == 404 || status.value() == 409 || status.value() == 410;
            return new TokenUnavailable(
                    reason == null ? told : reason, Objects.requireNonNullElse(actor, Actor.US), lasting);
        }
    }
}

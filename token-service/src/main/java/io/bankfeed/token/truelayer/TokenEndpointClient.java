package io.bankfeed.token.truelayer;

import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.truelayer.TrueLayerError.Leg;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** {@code POST /connect/token}. Every failure is a {@link TrueLayerCallFailed}; nothing is sent twice in here. */
public final class TokenEndpointClient {

    private final WebClient http;
    private final ClientCredentials credentials;
    private final Duration timeLimit;
    private final InstantSource clock;

    TokenEndpointClient(WebClient http, ClientCredentials credentials, Duration timeLimit, InstantSource clock) {
        this.http = http;
        this.credentials = credentials;
        this.timeLimit = timeLimit;
        this.clock = clock;
    }

    /** Longest time of one call. */
    public Duration timeLimit() {
        return timeLimit;
    }

    public Mono<TokenGrant> exchange(SealedGrant grant, String redirectUri) {
        var form = form("authorization_code");
        form.add("code", grant.code().reveal());
        form.add("redirect_uri", redirectUri);
        if (grant.codeVerifier() != null) {
            form.add("code_verifier", grant.codeVerifier().reveal());
        }
        return call(Leg.EXCHANGE, form);
    }

    public Mono<TokenGrant> refresh(Secret refreshToken) {
        var form = form("refresh_token");
        form.add("refresh_token", refreshToken.reveal());
        return call(Leg.REFRESH, form);
    }

    private Mono<TokenGrant> call(Leg leg, MultiValueMap<String, String> form) {
        return credentials
                .current()
                .onErrorMap(broken -> new TrueLayerCallFailed(Verdict.OURS, "credentials_unreadable", null))
                .flatMap(ours -> post(signed(form, ours)))
                .flatMap(answer -> grantOf(leg, answer))
                .onErrorMap(Failures::translate);
    }

    private Mono<Answer> post(MultiValueMap<String, String> form) {
        return http.post()
                .uri("/connect/token")
                .body(BodyInserters.fromFormData(form))
                .exchangeToMono(Answer::of)
                .timeout(timeLimit);
    }

    private Mono<TokenGrant> grantOf(Leg leg, Answer answer) {
        if (answer.succeeded()) {
            return Mono.justOrEmpty(TokenGrant.parse(answer.body()))
                    .switchIfEmpty(Mono.error(
                            () -> new TrueLayerCallFailed(Verdict.UNKNOWN, "unreadable_token_answer", null)));
        }
        Verdict verdict = TrueLayerError.verdict(leg, answer.status(), answer.errorCode());
        return Mono.error(() -> new TrueLayerCallFailed(verdict, answer.reason(), answer.retryAfter(clock)));
    }

    private static MultiValueMap<String, String> form(String grantType) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", grantType);
        return form;
    }

    private static MultiValueMap<String, String> signed(
            MultiValueMap<String, String> form, TrueLayerCredentials credentials) {
        form.set("client_id", credentials.clientId());
        form.set("client_secret", credentials.clientSecret().reveal());
        return form;
    }
}

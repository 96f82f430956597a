package io.bankfeed.token.truelayer;

import io.bankfeed.common.secret.Secret;
import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** {@code GET /data/v1/me}. */
public final class IdentityClient {

    private final WebClient http;
    private final Duration timeLimit;

    IdentityClient(WebClient http, Duration timeLimit) {
        this.http = http;
        this.timeLimit = timeLimit;
    }

    /** Fails with {@link TrueLayerCallFailed}; that says nothing about the grant. */
    public Mono<Identity> me(Secret accessToken) {
        return http.get()
                .uri("/me")
                .headers(headers -> headers.setBearerAuth(accessToken.reveal()))
                .exchangeToMono(Answer::of)
                .timeout(timeLimit)
                .flatMap(IdentityClient::identityOf)
                .onErrorMap(Failures::translate);
    }

    private static Mono<Identity> identityOf(Answer answer) {
        return Mono.justOrEmpty(
                        answer.succeeded() ? Identity.parse(answer.body()).orElse(null) : null)
                .switchIfEmpty(Mono.error(() -> new TrueLayerCallFailed(Verdict.UNKNOWN, answer.reason(), null)));
    }
}

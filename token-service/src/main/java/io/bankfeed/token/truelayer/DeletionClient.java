package io.bankfeed.token.truelayer;

import io.bankfeed.common.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** {@code DELETE /api/delete}: ends a grant at TrueLayer. */
public final class DeletionClient {

    private final WebClient http;
    private final Duration timeLimit;
    private final InstantSource clock;

    DeletionClient(WebClient http, Duration timeLimit, InstantSource clock) {
        this.http = http;
        this.timeLimit = timeLimit;
        this.clock = clock;
    }

    /** Fails with {@link TrueLayerCallFailed} when it may have to be asked again. */
    public Mono<Deletion> delete(Secret accessToken) {
        return http.delete()
                .uri("/api/delete")
                .headers(headers -> headers.setBearerAuth(accessToken.reveal()))
                .exchangeToMono(Answer::of)
                .timeout(timeLimit)
                .flatMap(this::outcome)
                .onErrorMap(Failures::translate);
    }

    private Mono<Deletion> outcome(Answer answer) {
        return switch (answer.status()) {
            case 200, 202, 204 -> Mono.just(Deletion.DONE);
            case 404, 410 -> Mono.just(Deletion.GONE_BEFORE);
            case 401 -> Mono.just(Deletion.BEARER_REFUSED);
            default ->
                Mono.error(() -> new TrueLayerCallFailed(Verdict.UNKNOWN, answer.reason(), answer.retryAfter(clock)));
        };
    }

    public enum Deletion {
        DONE,
        GONE_BEFORE,
        /** Gone before, or an access token that a newer one has replaced. */
        BEARER_REFUSED
    }
}

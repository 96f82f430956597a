package io.bankfeed.token.truelayer;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.truelayer.TrueLayerError.Leg;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** {@code POST /connections/extend} and {@code POST /v1/reauthuri}. Every failure is a {@link TrueLayerCallFailed}. */
public final class RenewalClient {

    static final String UNREADABLE = "unreadable_renewal_answer";

    private final WebClient extend;
    private final WebClient auth;
    private final ClientCredentials credentials;
    private final Duration timeLimit;
    private final InstantSource clock;

    RenewalClient(
            WebClient extend, WebClient auth, ClientCredentials credentials, Duration timeLimit, InstantSource clock) {
        this.extend = extend;
        this.auth = auth;
        this.credentials = credentials;
        this.timeLimit = timeLimit;
        this.clock = clock;
    }

    /** UK only. A success has replaced the tokens at TrueLayer. */
    public Mono<Extension> extend(Secret refreshToken, boolean reconfirmed, @Nullable EndUser user, Renewal renewal) {
        Map<String, Object> body = body(refreshToken, renewal);
        body.put("user_has_reconfirmed_consent", reconfirmed);
        body.put("user", user == null ? Map.of() : user);
        return credentials
                .current()
                .onErrorMap(broken -> new TrueLayerCallFailed(Verdict.OURS, "credentials_unreadable", null))
                .flatMap(ours -> {
                    body.put("client_id", ours.clientId());
                    body.put("client_secret", ours.clientSecret().reveal());
                    return post(extend, "", body);
                })
                .flatMap(answer -> read(answer, Extension.parse(answer.body())))
                .onErrorMap(Failures::translate);
    }

    /** The page of the dialog that authenticates the same grant anew. Changes nothing yet. */
    public Mono<URI> reauthUri(Secret refreshToken, Renewal renewal) {
        Map<String, Object> body = body(refreshToken, renewal);
        body.put("response_type", "code");
        if (renewal.codeChallenge() != null) {
            body.put("code_challenge_method", "S256");
        }
        return post(auth, "/v1/reauthuri", body)
                .flatMap(answer -> read(answer, UserLink.parse(Answer.text(answer.body(), "result"))))
                .onErrorMap(Failures::translate);
    }

    private Mono<Answer> post(WebClient client, String path, Map<String, Object> body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(Answer::of)
                .timeout(timeLimit);
    }

    private <T> Mono<T> read(Answer answer, Optional<T> parsed) {
        if (answer.succeeded()) {
            return Mono.justOrEmpty(parsed)
                    .switchIfEmpty(Mono.error(() -> new TrueLayerCallFailed(Verdict.UNKNOWN, UNREADABLE, null)));
        }
        Verdict verdict = TrueLayerError.verdict(Leg.RENEWAL, answer.status(), answer.errorCode());
        return Mono.error(() -> new TrueLayerCallFailed(verdict, answer.reason(), answer.retryAfter(clock)));
    }

    private static Map<String, Object> body(Secret refreshToken, Renewal renewal) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("refresh_token", refreshToken.reveal());
        body.put("redirect_uri", renewal.redirectUri());
        putIfThere(body, "state", renewal.state());
        putIfThere(body, "code_challenge", renewal.codeChallenge());
        putIfThere(body, "response_mode", renewal.responseMode());
        return body;
    }

    private static void putIfThere(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}

package io.bankfeed.common.security;

import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Our own bearer token for internal calls (client_credentials), found by discovery where its address is not given, and
 * kept until shortly before its end. Many callers wait for one request.
 */
public final class ServiceTokens {

    private static final Duration SAFETY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Identity identity;
    private final WebClient issuer;
    private final Mono<Secret> current;

    public ServiceTokens(Identity identity, WebClient.Builder builder) {
        this.identity = identity;
        var known = identity.tokenUri();
        this.issuer =
                OutboundHttp.client(builder, known == null ? identity.issuerUri() : known, OutboundLimits.standard());
        this.current = Mono.defer(this::request)
                .cacheInvalidateWhen(granted -> Mono.delay(granted.usableFor()).then())
                .map(Granted::token);
    }

    public Mono<Secret> current() {
        return current;
    }

    private Mono<Granted> request() {
        return tokenEndpoint().flatMap(this::grant);
    }

    private Mono<URI> tokenEndpoint() {
        return Mono.justOrEmpty(identity.tokenUri()).switchIfEmpty(Mono.defer(this::discover));
    }

    private Mono<URI> discover() {
        return issuer.get()
                .uri("/.well-known/openid-configuration")
                .retrieve()
                .bodyToMono(Discovered.class)
                .map(Discovered::token_endpoint);
    }

    private Mono<Granted> grant(URI tokenEndpoint) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("scope", identity.scope());
        return issuer.post()
                .uri(tokenEndpoint)
                .headers(headers -> headers.setBasicAuth(
                        identity.clientId(), identity.clientSecret().reveal()))
                .bodyValue(form)
                .retrieve()
                .bodyToMono(Answer.class)
                .map(answer -> new Granted(Secret.of(answer.access_token()), Duration.ofSeconds(answer.expires_in())));
    }

    /**
     * Who we are to our issuer, and what for.
     *
     * @param tokenUri where it gives tokens; absent: discovery tells
     */
    public record Identity(URI issuerUri, @Nullable URI tokenUri, String clientId, Secret clientSecret, String scope) {}

    private record Discovered(URI token_endpoint) {}

    private record Answer(String access_token, long expires_in) {
        @Override
        public String toString() {
            return "Answer[***]";
        }
    }

    private record Granted(Secret token, Duration expiresIn) {
        Duration usableFor() {
            Duration left = expiresIn.minus(SAFETY);
            return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        }
    }
}

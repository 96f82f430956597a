package io.bankfeed.sync.token;

import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Our own bearer token for internal calls (client_credentials), found by discovery where its address is not given, and
 * kept until shortly before its end. Many callers wait for one request.
 */
@Component
class ServiceTokens {

    private static final Duration SAFETY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TokenServiceProperties properties;
    private final WebClient issuer;
    private final Mono<Secret> current;

    ServiceTokens(TokenServiceProperties properties, WebClient.Builder builder) {
        this.properties = properties;
        var known = properties.issuerTokenUri();
        this.issuer =
                OutboundHttp.client(builder, known == null ? properties.issuerUri() : known, OutboundLimits.standard());
        this.current = Mono.defer(this::request)
                .cacheInvalidateWhen(granted -> Mono.delay(granted.usableFor()).then())
                .map(Granted::token);
    }

    Mono<Secret> current() {
        return current;
    }

    private Mono<Granted> request() {
        return tokenEndpoint().flatMap(this::grant);
    }

    private Mono<URI> tokenEndpoint() {
        return Mono.justOrEmpty(properties.issuerTokenUri()).switchIfEmpty(Mono.defer(this::discover));
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
        form.add("scope", properties.scope());
        return issuer.post()
                .uri(tokenEndpoint)
                .headers(headers -> headers.setBasicAuth(
                        properties.clientId(), properties.secret().reveal()))
                .bodyValue(form)
                .retrieve()
                .bodyToMono(Answer.class)
                .map(answer -> new Granted(Secret.of(answer.access_token()), Duration.ofSeconds(answer.expires_in())));
    }

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

package io.bankfeed.auth.renewal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.common.security.ServiceTokens;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Token-service's calls for renewals. Every failure means the same here: this way is closed, take the next. */
@Component
class TokenServiceClient {

    private static final String CONNECTION = "/internal/v1/connections/{id}";

    private final ServiceTokens serviceTokens;
    private final WebClient client;
    private final TokenServiceProperties properties;

    TokenServiceClient(TokenServiceProperties properties, WebClient.Builder builder) {
        this.properties = properties;
        this.serviceTokens = new ServiceTokens(properties.identity(), builder);
        this.client = OutboundHttp.client(builder, properties.url(), OutboundLimits.standard());
    }

    Mono<Outcome> extend(ConsentClock live, IssuedLink link, @Nullable EndUser user) {
        return post(CONNECTION + "/extensions", link, Asked.toExtend(live, link, user));
    }

    Mono<Outcome> reauthenticate(ConsentClock live, IssuedLink link) {
        return post(CONNECTION + "/reauthentications", link, Asked.toReauthenticate(live, link));
    }

    private Mono<Outcome> post(String path, IssuedLink link, Asked asked) {
        return serviceTokens
                .current()
                .flatMap(own -> post(path, link.attempt().connectionId(), asked, own))
                .timeout(properties.timeLimit());
    }

    private Mono<Outcome> post(String path, UUID connectionId, Asked asked, Secret own) {
        return client.post()
                .uri(path, connectionId)
                .headers(headers -> headers.setBearerAuth(own.reveal()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(asked)
                .retrieve()
                .bodyToMono(Outcome.class);
    }

    /**
     * @param grantedAt of an extension: when the new term began
     * @param authUri where the user has to go; absent when nothing is left to do
     */
    record Outcome(
            String action,
            @Nullable Instant grantedAt,
            @Nullable Instant consentExpiresAt,
            @Nullable URI authUri) {

        @Override
        public String toString() {
            return "Outcome[" + action + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Asked(
            long consentNo,
            @Nullable Boolean userHasReconfirmed,
            @Nullable EndUser user,
            String redirectUri,
            String state,
            String codeChallenge) {

        static Asked toExtend(ConsentClock live, IssuedLink link, @Nullable EndUser user) {
            return asked(live, link, true, user);
        }

        static Asked toReauthenticate(ConsentClock live, IssuedLink link) {
            return asked(live, link, null, null);
        }

        private static Asked asked(
                ConsentClock live, IssuedLink link, @Nullable Boolean reconfirmed, @Nullable EndUser user) {
            var attempt = link.attempt();
            return new Asked(
                    live.consentNo(),
                    reconfirmed,
                    user,
                    attempt.target().redirectUri(),
                    link.state().text(),
                    attempt.pkce().challenge());
        }

        @Override
        public String toString() {
            return "Asked[***]";
        }
    }
}

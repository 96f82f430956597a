package io.bankfeed.auth.hosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.link.LinkProperties;
import io.bankfeed.auth.link.LinkUris;
import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** {@code POST /v1/authuri}: the bank's own page for a link, for regulated clients. No secret is needed for it. */
@Component
class DirectBankClient {

    private final WebClient http;
    private final TrueLayerProperties trueLayer;
    private final LinkProperties links;

    DirectBankClient(WebClient.Builder builder, TrueLayerProperties trueLayer, LinkProperties links) {
        this.http = OutboundHttp.client(builder, trueLayer.providersUrl(), OutboundLimits.standard());
        this.trueLayer = trueLayer;
        this.links = links;
    }

    Mono<URI> bankPage(IssuedLink link) {
        return http.post()
                .uri("/v1/authuri")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Asked.of(link, trueLayer.clientId(), links.formPost()))
                .retrieve()
                .bodyToMono(Answer.class)
                .map(answer -> Objects.requireNonNull(answer.result()))
                .filter(page -> page.getHost() != null && page.getRawUserInfo() == null)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no page of a bank")));
    }

    private record Answer(@Nullable URI result) {}

    /** Unknown fields are refused over there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Asked(
            String responseType,
            String clientId,
            String redirectUri,
            String scope,
            String consentId,
            String providerId,
            String state,
            String codeChallenge,
            String codeChallengeMethod,
            @Nullable String responseMode,
            String trackingId) {

        static Asked of(IssuedLink link, String clientId, boolean formPost) {
            var attempt = link.attempt();
            var target = attempt.target();
            return new Asked(
                    "code",
                    clientId,
                    target.redirectUri(),
                    String.join(" ", target.scopes()),
                    LinkUris.consentId(attempt),
                    Objects.requireNonNull(target.providerId()),
                    link.state().text(),
                    attempt.pkce().challenge(),
                    "S256",
                    formPost ? "form_post" : null,
                    attempt.id().toString());
        }

        @Override
        public String toString() {
            return "Asked[***]";
        }
    }
}

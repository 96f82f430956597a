package io.bankfeed.webhook.receive;

import io.bankfeed.common.webhook.Notice;
import io.bankfeed.common.webhook.ProviderHealthNotice;
import io.bankfeed.common.webhook.ResultsNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/**
 * Answers webhooks in front of the framework's chain of filters, tokens, observations and mappings, none of which a
 * delivery needs: it is opened by its capability alone. This is most of what a flood costs. All else goes on to the
 * chain.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // the first decorator is the outermost
class FrontDoor implements WebHttpHandlerBuilderCustomizer {

    static final String RESULTS = "/webhooks/truelayer/";
    static final String PROVIDER_HEALTH = RESULTS + "provider-health/";

    private final Reception reception;
    private final Answers answers;
    private final ResultsNotice results;
    private final ProviderHealthNotice providerHealth;

    FrontDoor(Reception reception, Answers answers, ResultsNotice results, ProviderHealthNotice providerHealth) {
        this.reception = reception;
        this.answers = answers;
        this.results = results;
        this.providerHealth = providerHealth;
    }

    @Override
    public void customize(WebHttpHandlerBuilder builder) {
        builder.httpHandlerDecorator(next -> (request, response) -> handle(request, response, next));
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler next) {
        String path = request.getURI().getRawPath();
        if (!HttpMethod.POST.equals(request.getMethod()) || !path.startsWith(RESULTS)) {
            return next.handle(request, response);
        }
        if (path.startsWith(PROVIDER_HEALTH)) {
            return receive(providerHealth, lastPart(path, PROVIDER_HEALTH), request, response, next);
        }
        return receive(results, lastPart(path, RESULTS), request, response, next);
    }

    private Mono<Void> receive(
            Notice notice,
            @Nullable String capability,
            ServerHttpRequest request,
            ServerHttpResponse response,
            HttpHandler next) {
        return capability == null
                ? next.handle(request, response)
                : answers.to(notice, reception.receive(notice, capability, request), request, response);
    }

    private static @Nullable String lastPart(String path, String prefix) {
        String rest = path.substring(prefix.length());
        return rest.isEmpty() || rest.indexOf('/') >= 0 ? null : rest;
    }
}

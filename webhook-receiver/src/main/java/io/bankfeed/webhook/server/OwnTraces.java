package io.bankfeed.webhook.server;

import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/** A trace begins at this door: a stranger's {@code traceparent} would let it write into anybody's. */
@Component
class OwnTraces implements WebHttpHandlerBuilderCustomizer {

    @Override
    public void customize(WebHttpHandlerBuilder builder) {
        builder.httpHandlerDecorator(OwnTraces::withoutForeignTrace);
    }

    private static HttpHandler withoutForeignTrace(HttpHandler next) {
        return (request, response) -> next.handle(withoutForeignTrace(request), response);
    }

    private static ServerHttpRequest withoutForeignTrace(ServerHttpRequest request) {
        return request.mutate()
                .headers(headers -> {
                    headers.remove("traceparent");
                    headers.remove("tracestate");
                    headers.remove("baggage");
                })
                .build();
    }
}

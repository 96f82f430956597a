package io.bankfeed.webhook.server;

import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * A trace begins at this door: a stranger's {@code traceparent} would let it write into anybody's. For what goes
 * through the framework's chain; {@code FrontDoor}, around this, begins its own and pays for no copy of the headers.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // the last decorator is the innermost
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

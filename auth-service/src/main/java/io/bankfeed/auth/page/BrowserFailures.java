package io.bankfeed.auth.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What fails on a browser's path outside of its controller ends here, for the same reason as in {@link PageAdvice}: the
 * framework would log the request with its query, and its path, which holds a ticket.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrowserFailures implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserFailures.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isBrowsers(exchange.getRequest().getPath().value())
                ? chain.filter(exchange).onErrorResume(failure -> end(exchange.getResponse(), failure))
                : chain.filter(exchange);
    }

    private static boolean isBrowsers(String path) {
        return path.startsWith("/callback")
                || path.startsWith("/connect/")
                || path.startsWith("/renew/")
                || path.startsWith("/result/");
    }

    /** An answer that has begun can't be changed any more. */
    private static Mono<Void> end(ServerHttpResponse response, Throwable failure) {
        LOG.error("a browser's request failed: {}", failure.getClass().getName());
        return response.setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR) ? response.setComplete() : Mono.empty();
    }
}

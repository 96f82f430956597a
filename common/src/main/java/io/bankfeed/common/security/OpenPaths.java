package io.bankfeed.common.security;

import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * What takes no token: the paths that a service declares, and of the management port what probes and Prometheus read.
 * One matcher, as the framework's own composition of many writes a log line for each, at every request, to throw it
 * away.
 */
final class OpenPaths implements ServerWebExchangeMatcher {

    private final ServerWebExchangeMatcher management = EndpointRequest.to("health", "info", "prometheus");
    private final List<PathPattern> declared;

    OpenPaths(List<PublicPaths> declared) {
        this.declared = declared.stream()
                .flatMap(paths -> paths.patterns().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return isDeclared(exchange) ? MatchResult.match() : management.matches(exchange);
    }

    private boolean isDeclared(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return declared.stream().anyMatch(pattern -> pattern.matches(path));
    }
}

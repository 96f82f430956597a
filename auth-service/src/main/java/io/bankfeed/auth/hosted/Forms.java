package io.bankfeed.auth.hosted;

import io.bankfeed.auth.link.BrowserCookie;
import io.bankfeed.auth.secret.OneUseSecret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What browsers post to our pages. */
final class Forms {

    private Forms() {}

    /** Where the browser tells, a form on somebody else's page is not our button. */
    static boolean isOurs(ServerHttpRequest request) {
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    static @Nullable OneUseSecret cookieOf(ServerHttpRequest request) {
        return BrowserCookie.of(request).orElse(null);
    }

    /** Which button, where there is more than one; an empty text for the first. */
    static Mono<String> choice(ServerWebExchange exchange) {
        return field(exchange, "choice");
    }

    static Mono<String> field(ServerWebExchange exchange, String name) {
        return exchange.getFormData().map(form -> Objects.requireNonNullElse(form.getFirst(name), ""));
    }
}

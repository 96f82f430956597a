package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.link.BrowserCookie;
import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The redirect_uri: by query, or by a form that TrueLayer makes the browser post. */
@Browser
class CallbackController {

    private final ReceiveCallback receive;
    private final Landing landing;
    private final Pages pages;

    CallbackController(ReceiveCallback receive, Landing landing, Pages pages) {
        this.receive = receive;
        this.landing = landing;
        this.pages = pages;
    }

    /** Link previews and scanners ask like this: nothing is taken. */
    @RequestMapping(path = "/callback", method = RequestMethod.HEAD)
    ResponseEntity<Void> peek() {
        return ResponseEntity.noContent().headers(pages.closedHeaders()).build();
    }

    @GetMapping("/callback")
    Mono<ResponseEntity<String>> byQuery(ServerHttpRequest request) {
        return received(request.getQueryParams(), request);
    }

    @PostMapping("/callback")
    Mono<ResponseEntity<String>> byForm(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> received(form, exchange.getRequest()));
    }

    private Mono<ResponseEntity<String>> received(MultiValueMap<String, String> parameters, ServerHttpRequest request) {
        return Mono.justOrEmpty(Callback.parse(parameters, EndUserIp.of(request)))
                .switchIfEmpty(Mono.error(() -> CallbackRefused.because(Why.MALFORMED)))
                .flatMap(callback -> receive.fromBrowser(
                                callback, BrowserCookie.of(request).orElse(null))
                        .map(attempt -> onward(attempt, callback)));
    }

    private ResponseEntity<String> onward(AuthAttempt attempt, Callback callback) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(pages.closedHeaders())
                .location(landing.pageOf(attempt, CallbackReference.secretFor(callback.state())))
                .build();
    }

    /** One answer whatever was wrong. */
    @ExceptionHandler
    ResponseEntity<String> refused(CallbackRefused refusal, Locale locale) {
        return pages.show(Notice.REFUSED, HttpStatus.BAD_REQUEST, locale);
    }
}

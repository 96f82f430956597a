package io.bankfeed.auth.hosted;

import io.bankfeed.auth.hosted.OpenLink.Opened;
import io.bankfeed.auth.hosted.OpenLink.Visit;
import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.secret.OneUseSecret;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The page that a connect link opens. A visit changes nothing, since mail scanners and previews visit too; the button
 * sets the cookie and goes on: to our choice of banks, to TrueLayer, or to the bank.
 */
@Browser
class ConnectController {

    private final OpenLink openLink;
    private final ConnectPage page;
    private final SameBank sameBank;
    private final Onward onward;
    private final Pages pages;

    ConnectController(OpenLink openLink, ConnectPage page, SameBank sameBank, Onward onward, Pages pages) {
        this.openLink = openLink;
        this.page = page;
        this.sameBank = sameBank;
        this.onward = onward;
        this.pages = pages;
    }

    @RequestMapping(path = "/connect/{ticket}", method = RequestMethod.HEAD)
    ResponseEntity<Void> peek() {
        return ResponseEntity.noContent().headers(pages.closedHeaders()).build();
    }

    @GetMapping("/connect/{ticket}")
    Mono<ResponseEntity<String>> show(@PathVariable String ticket, ServerHttpRequest request, Locale locale) {
        return Mono.justOrEmpty(OneUseSecret.parse(ticket))
                .flatMap(parsed -> openLink.visit(parsed).flatMap(visit -> show(parsed, visit, request, locale)))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    @PostMapping("/connect/{ticket}")
    Mono<ResponseEntity<String>> press(@PathVariable String ticket, ServerWebExchange exchange, Locale locale) {
        return Mono.justOrEmpty(OneUseSecret.parse(ticket))
                .filter(parsed -> Forms.isOurs(exchange.getRequest()))
                .flatMap(parsed -> openLink.visit(parsed)
                        .flatMap(visit -> Forms.choice(exchange)
                                .flatMap(choice -> choice.equals(SameBank.RENEW)
                                        ? sameBank.renewal(visit)
                                        : press(parsed, visit, exchange, locale))))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    private Mono<ResponseEntity<String>> show(
            OneUseSecret ticket, Visit visit, ServerHttpRequest request, Locale locale) {
        return visit.tenant().hostedPages()
                ? page.of(visit, locale)
                : openLink.atOnce(ticket, Forms.cookieOf(request)).flatMap(onward::from);
    }

    private Mono<ResponseEntity<String>> press(
            OneUseSecret ticket, Visit visit, ServerWebExchange exchange, Locale locale) {
        var read = page.permissions(visit, locale);
        Mono<Opened> opened = openLink.byButton(ticket, Forms.cookieOf(exchange.getRequest()), read.orElse(null));
        return opened.flatMap(onward::from);
    }

    /** One answer for unknown, used, expired and foreign: a guess learns nothing. */
    private ResponseEntity<String> dead(Locale locale) {
        return pages.show(Notice.DEAD_LINK, HttpStatus.GONE, locale);
    }
}

package io.bankfeed.auth.link;

import io.bankfeed.auth.link.OpenLink.Opened;
import io.bankfeed.auth.link.OpenLink.Visit;
import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.secret.OneUseSecret;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import reactor.core.publisher.Mono;

/**
 * The page that a connect link opens. A visit changes nothing, since mail scanners and previews visit too; the button
 * sets the cookie and goes on to TrueLayer.
 */
@Browser
class ConnectController {

    private final OpenLink openLink;
    private final LinkProperties links;
    private final Pages pages;

    ConnectController(OpenLink openLink, LinkProperties links, Pages pages) {
        this.openLink = openLink;
        this.links = links;
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
    Mono<ResponseEntity<String>> open(@PathVariable String ticket, ServerHttpRequest request, Locale locale) {
        return Mono.justOrEmpty(OneUseSecret.parse(ticket))
                .filter(parsed -> isOwnForm(request))
                .flatMap(parsed -> openLink.byButton(parsed, cookieOf(request)))
                .map(this::toTrueLayer)
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    private Mono<ResponseEntity<String>> show(
            OneUseSecret ticket, Visit visit, ServerHttpRequest request, Locale locale) {
        if (!visit.tenant().hostedPages()) {
            return openLink.atOnce(ticket, cookieOf(request)).map(this::toTrueLayer);
        }
        var language = visit.language() == null ? locale : Locale.forLanguageTag(visit.language());
        return Mono.fromSupplier(() -> pages.connect(visit.tenant().displayName(), language));
    }

    private ResponseEntity<String> toTrueLayer(Opened opened) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(pages.closedHeaders())
                .header(
                        HttpHeaders.SET_COOKIE,
                        BrowserCookie.set(opened.cookie(), links.lifetime()).toString())
                .location(opened.uri())
                .build();
    }

    /** One answer for unknown, used, expired and foreign: a guess learns nothing. */
    private ResponseEntity<String> dead(Locale locale) {
        return pages.show(Notice.DEAD_LINK, HttpStatus.GONE, locale);
    }

    /** Where the browser tells, a form on somebody else's page is not our button. */
    private static boolean isOwnForm(ServerHttpRequest request) {
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static @Nullable OneUseSecret cookieOf(ServerHttpRequest request) {
        return BrowserCookie.of(request).orElse(null);
    }
}

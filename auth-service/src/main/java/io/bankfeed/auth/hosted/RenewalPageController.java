package io.bankfeed.auth.hosted;

import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.page.Texts;
import io.bankfeed.auth.renewal.RenewByTicket;
import io.bankfeed.auth.renewal.RenewByTicket.Answer;
import io.bankfeed.auth.renewal.RenewByTicket.Offer;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenants;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import reactor.core.publisher.Mono;

/** The page of the renewal link that the notices carry. A visit changes nothing; the button begins the renewal. */
@Browser
class RenewalPageController {

    private final RenewByTicket renew;
    private final RenewalPage page;
    private final Onward onward;
    private final Tenants tenants;
    private final Pages pages;

    RenewalPageController(RenewByTicket renew, RenewalPage page, Onward onward, Tenants tenants, Pages pages) {
        this.renew = renew;
        this.page = page;
        this.onward = onward;
        this.tenants = tenants;
        this.pages = pages;
    }

    @RequestMapping(path = "/renew/{ticket}", method = RequestMethod.HEAD)
    ResponseEntity<Void> peek() {
        return ResponseEntity.noContent().headers(pages.closedHeaders()).build();
    }

    @GetMapping("/renew/{ticket}")
    Mono<ResponseEntity<String>> show(@PathVariable String ticket, Locale locale) {
        return offer(ticket)
                .flatMap(offer -> Mono.justOrEmpty(tenants.find(offer.tenant()))
                        .flatMap(tenant -> page.of(offer, tenant, locale)))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    @PostMapping("/renew/{ticket}")
    Mono<ResponseEntity<String>> renew(@PathVariable String ticket, ServerHttpRequest request, Locale locale) {
        OneUseSecret cookie = Forms.cookieOf(request);
        return offer(ticket)
                .filter(offer -> Forms.isOurs(request))
                .flatMap(offer -> renew.begin(
                                offer,
                                cookie == null ? OneUseSecret.random() : cookie,
                                page.permissions(offer, locale).orElse(null))
                        .map(answer -> answered(offer, answer, locale)))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    private Mono<Offer> offer(String ticket) {
        return Mono.justOrEmpty(OneUseSecret.parse(ticket)).flatMap(renew::offer);
    }

    private ResponseEntity<String> answered(Offer offer, Answer answer, Locale locale) {
        return answer.uri() == null
                ? pages.show(
                        Notice.RENEWED,
                        HttpStatus.OK,
                        tenants.find(offer.tenant()).orElseThrow(),
                        Texts.in(locale))
                : onward.to(answer.uri(), answer.cookie());
    }

    private ResponseEntity<String> dead(Locale locale) {
        return pages.show(Notice.DEAD_LINK, HttpStatus.GONE, locale);
    }
}

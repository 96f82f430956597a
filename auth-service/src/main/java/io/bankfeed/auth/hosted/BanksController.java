package io.bankfeed.auth.hosted;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.hosted.OpenLink.Visit;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.provider.Banks;
import io.bankfeed.auth.secret.OneUseSecret;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Our own choice of banks, for the browser that pressed the button of the page before. */
@Browser
class BanksController {

    private static final int LONGEST_SEARCH = 100;
    private static final Pattern PROVIDER_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String ANOTHER = "another";

    private final OpenLink openLink;
    private final AuthAttempts attempts;
    private final BanksPage page;
    private final Banks banks;
    private final SameBank sameBank;
    private final Pages pages;

    BanksController(
            OpenLink openLink, AuthAttempts attempts, BanksPage page, Banks banks, SameBank sameBank, Pages pages) {
        this.openLink = openLink;
        this.attempts = attempts;
        this.page = page;
        this.banks = banks;
        this.sameBank = sameBank;
        this.pages = pages;
    }

    @GetMapping("/connect/{ticket}/banks")
    Mono<ResponseEntity<String>> show(
            @PathVariable String ticket,
            @RequestParam(name = "q", defaultValue = "") String query,
            ServerHttpRequest request,
            Locale locale) {
        String bounded = query.length() > LONGEST_SEARCH ? query.substring(0, LONGEST_SEARCH) : query;
        return visit(ticket, request)
                .flatMap(visit -> page.of(visit, bounded.strip(), locale))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    @PostMapping("/connect/{ticket}/banks")
    Mono<ResponseEntity<String>> choose(@PathVariable String ticket, ServerWebExchange exchange, Locale locale) {
        return visit(ticket, exchange.getRequest())
                .filter(visit -> Forms.isOurs(exchange.getRequest()))
                .flatMap(visit -> exchange.getFormData().flatMap(form -> choose(ticket, visit, form, locale)))
                .switchIfEmpty(Mono.fromSupplier(() -> dead(locale)));
    }

    private Mono<Visit> visit(String ticket, ServerHttpRequest request) {
        return Mono.justOrEmpty(OneUseSecret.parse(ticket))
                .flatMap(parsed -> openLink.visitBound(parsed, Forms.cookieOf(request)));
    }

    /** A bank that is not offered, or is down, leads back to the list. */
    private Mono<ResponseEntity<String>> choose(
            String ticket, Visit visit, MultiValueMap<String, String> form, Locale locale) {
        String providerId = Objects.requireNonNullElse(form.getFirst("provider_id"), "");
        String choice = Objects.requireNonNullElse(form.getFirst("choice"), "");
        return banks.find(providerId)
                .filter(bank -> PROVIDER_ID.matcher(providerId).matches() && bank.available())
                .flatMap(bank -> choice.equals(ANOTHER)
                        ? go(ticket, visit, providerId)
                        : sameBank.of(visit, providerId)
                                .flatMap(same -> offer(same, visit, providerId, choice, locale))
                                .switchIfEmpty(Mono.defer(() -> go(ticket, visit, providerId))))
                .switchIfEmpty(Mono.defer(() -> page.of(visit, "", locale)));
    }

    private Mono<ResponseEntity<String>> offer(
            Connection same, Visit visit, String providerId, String choice, @Nullable Locale locale) {
        return choice.equals(SameBank.RENEW)
                ? sameBank.renewal(same)
                : Mono.fromSupplier(() -> page.same(same, visit, providerId, locale));
    }

    private Mono<ResponseEntity<String>> go(String ticket, Visit visit, String providerId) {
        var secret = OneUseSecret.parse(ticket).orElseThrow();
        return attempts.chooseBank(visit.attempt().id(), providerId)
                .thenReturn(IssuedLink.opened(visit.attempt().towards(providerId), secret))
                .flatMap(page::away);
    }

    private ResponseEntity<String> dead(Locale locale) {
        return pages.show(Notice.DEAD_LINK, HttpStatus.GONE, locale);
    }
}

package io.bankfeed.auth.hosted;

import io.bankfeed.auth.hosted.OpenLink.Opened;
import io.bankfeed.auth.link.BrowserCookie;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.link.LinkProperties;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenants;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends browsers on from our pages. */
@Component
class Onward {

    private final Departure departure;
    private final LinkProperties links;
    private final Tenants tenants;
    private final Pages pages;

    Onward(Departure departure, LinkProperties links, Tenants tenants, Pages pages) {
        this.departure = departure;
        this.links = links;
        this.tenants = tenants;
        this.pages = pages;
    }

    /** From the first page: to our choice of banks, where the tenant wants it and none is chosen, else away. */
    Mono<ResponseEntity<String>> from(Opened opened) {
        return chooses(opened.link())
                ? Mono.just(to(URI.create("/connect/" + opened.link().ticket().text() + "/banks"), opened.cookie()))
                : away(opened.link(), opened.cookie());
    }

    /** To the bank or to TrueLayer. */
    Mono<ResponseEntity<String>> away(IssuedLink link, @Nullable OneUseSecret cookie) {
        return departure.of(link).map(uri -> to(uri, cookie));
    }

    ResponseEntity<String> to(URI uri, @Nullable OneUseSecret cookie) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(pages.closedHeaders())
                .location(uri);
        if (cookie != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    BrowserCookie.set(cookie, links.lifetime()).toString());
        }
        return answer.build();
    }

    private boolean chooses(IssuedLink link) {
        return link.attempt().target().providerId() == null
                && tenants.find(link.attempt().tenant())
                        .map(tenant -> tenant.bankSelection() && tenant.hostedPages())
                        .orElse(false);
    }
}

package io.bankfeed.auth.hosted;

import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.link.LinkUris;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where the browser goes from our pages: to the bank itself, where tenant and link allow it, else to TrueLayer. */
@Component
class Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final DirectBankClient direct;
    private final LinkUris uris;
    private final Tenants tenants;
    private final MeterRegistry meters;

    Departure(DirectBankClient direct, LinkUris uris, Tenants tenants, MeterRegistry meters) {
        this.direct = direct;
        this.uris = uris;
        this.tenants = tenants;
        this.meters = meters;
    }

    /** A direct link that can't be had costs the user a page more, and nothing else. */
    Mono<URI> of(IssuedLink link) {
        var attempt = link.attempt();
        count(attempt);
        boolean straight = attempt.target().providerId() != null
                && tenants.find(attempt.tenant()).map(Tenant::directBank).orElse(false);
        return straight
                ? direct.bankPage(link).onErrorResume(failure -> {
                    LOG.warn(
                            "no direct-bank link, the dialog is taken: {}",
                            failure.getClass().getSimpleName());
                    return dialog(link);
                })
                : dialog(link);
    }

    private Mono<URI> dialog(IssuedLink link) {
        return Mono.fromSupplier(() -> uris.dialog(link));
    }

    /** With the grants and failures per bank beside it: the conversion. */
    private void count(AuthAttempt attempt) {
        String providerId = attempt.target().providerId();
        meters.counter("bankfeed.links.opened", "provider", providerId == null ? "any" : providerId)
                .increment();
    }
}

package io.bankfeed.auth.callback;

import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the browser goes from the callback: a page that the tenant has listed, never one that a request names. */
@Component
class Landing {

    private static final String DEFAULT = "default";

    private final Tenants tenants;

    Landing(Tenants tenants) {
        this.tenants = tenants;
    }

    /** With a reference that is worth nothing to whoever reads it in a history or a log. */
    URI pageOf(AuthAttempt attempt, OneUseSecret reference) {
        Tenant tenant = tenants.find(attempt.tenant())
                .orElseThrow(() -> new IllegalStateException("no tenant " + attempt.tenant() + " any more"));
        if (tenant.landingPages().isEmpty()) {
            return URI.create("/result/" + reference.text());
        }
        URI page = page(tenant, attempt.target().landing());
        return UriComponentsBuilder.fromUri(page)
                .queryParam("ref", reference.text())
                .build(true)
                .toUri();
    }

    /** A page that was taken off the list after the link was made gives way to the default. */
    private static URI page(Tenant tenant, String name) {
        var pages = tenant.landingPages();
        URI fallback = pages.get(DEFAULT);
        URI page = pages.getOrDefault(name, fallback);
        if (page == null) {
            throw new IllegalStateException("tenant " + tenant.name() + " has no default landing page");
        }
        return page;
    }
}

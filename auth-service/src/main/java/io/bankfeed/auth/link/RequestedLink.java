package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Terms;
import io.bankfeed.auth.consent.ConsentProperties;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a tenant asked for, held against what it may ask for, with what it left open filled in. */
@Component
class RequestedLink {

    private static final String DEFAULT_LANDING = "default";

    private final Tenants tenants;
    private final TrueLayerProperties trueLayer;
    private final LinkProperties links;
    private final ConsentProperties consents;

    RequestedLink(Tenants tenants, TrueLayerProperties trueLayer, LinkProperties links, ConsentProperties consents) {
        this.tenants = tenants;
        this.trueLayer = trueLayer;
        this.links = links;
        this.consents = consents;
    }

    Terms terms(String tenantName, NewConnection wanted) {
        Tenant tenant = tenants.find(tenantName).orElseThrow(() -> ApiProblem.notFound("tenant"));
        demandLanding(tenant, landing(wanted));
        return new Terms(tenantName, wanted.userId(), wanted.reference(), country(wanted), scopes(tenant, wanted));
    }

    AuthAttempt attempt(UUID attemptId, Connection connection, NewConnection wanted, Pkce pkce) {
        var terms = connection.terms();
        var target = new LinkTarget(
                terms.country(),
                trueLayer.environment(),
                links.redirectUri(),
                terms.scopes(),
                wanted.providerId(),
                landing(wanted),
                wanted.language());
        var expiresAt = connection.createdAt().plus(links.lifetime());
        return new AuthAttempt(
                attemptId, connection.id(), terms.tenant(), terms.userId(), target, pkce, List.of(), expiresAt, null);
    }

    String connectUri(OneUseSecret ticket) {
        return links.connectUri(ticket.text());
    }

    private static String landing(NewConnection wanted) {
        return wanted.landing() == null ? DEFAULT_LANDING : wanted.landing();
    }

    private static void demandLanding(Tenant tenant, String landing) {
        if (!tenant.landingPages().containsKey(landing)) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST, "unknown_landing", "landing must name one of the tenant's landing pages.");
        }
    }

    /** In the tenant's order and once each, whatever the order asked in. */
    private static List<String> scopes(Tenant tenant, NewConnection wanted) {
        var asked = wanted.scopes();
        if (asked == null) {
            return tenant.scopes();
        }
        if (!tenant.scopes().containsAll(asked)) {
            throw new ApiProblem(
                            HttpStatus.BAD_REQUEST, "scope_not_allowed", "The tenant may not ask for all these scopes.")
                    .with("allowed", tenant.scopes());
        }
        return tenant.scopes().stream().filter(asked::contains).toList();
    }

    /** TrueLayer says {@code uk}. */
    private String country(NewConnection wanted) {
        if (wanted.country() == null) {
            return consents.defaultCountry();
        }
        String country = wanted.country().toLowerCase(Locale.ROOT);
        return country.equals("gb") ? "uk" : country;
    }
}

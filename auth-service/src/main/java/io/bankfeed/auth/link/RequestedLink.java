package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Terms;
import io.bankfeed.auth.consent.ConsentProperties;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a tenant asked for, held against what it may ask for, with what it left open filled in. */
@Component
class RequestedLink {

    private final Tenants tenants;
    private final ConsentProperties consents;

    RequestedLink(Tenants tenants, ConsentProperties consents) {
        this.tenants = tenants;
        this.consents = consents;
    }

    Terms terms(String tenantName, NewConnection wanted) {
        Tenant tenant = tenants.find(tenantName).orElseThrow(() -> ApiProblem.notFound("tenant"));
        return new Terms(tenantName, wanted.userId(), wanted.reference(), country(wanted), scopes(tenant, wanted));
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

package io.bankfeed.token.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The refresh policy of each tenant. */
public final class RefreshPolicies {

    private final RefreshPolicy ofOthers;
    private final Map<String, Tenant> tenants;

    RefreshPolicies(RefreshPolicy ofOthers, Map<String, Tenant> tenants) {
        this.ofOthers = ofOthers;
        this.tenants = tenants;
    }

    public RefreshPolicy of(String tenant) {
        Tenant known = tenants.get(tenant);
        RefreshPolicy own = known == null ? null : known.refresh();
        return own == null ? ofOthers : own;
    }

    /** Environment variables are left out: BANKFEED_TENANTS_FILE would read as a tenant of the name {@code file}. */
    static RefreshPolicies declaredIn(ConfigurableEnvironment environment, RefreshPolicy ofOthers) {
        var files = environment.getPropertySources().stream()
                .filter(source -> !(source instanceof SystemEnvironmentPropertySource))
                .toList();
        var declared = new Binder(ConfigurationPropertySources.from(files)).bindOrCreate("bankfeed", Declared.class);
        return new RefreshPolicies(ofOthers, declared.tenants());
    }

    /** What {@code tenants.yml} says of refreshes, and nothing else of it. */
    record Declared(@DefaultValue Map<String, Tenant> tenants) {}

    record Tenant(@Nullable RefreshPolicy refresh) {}
}

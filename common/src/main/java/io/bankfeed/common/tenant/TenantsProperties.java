package io.bankfeed.common.tenant;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** {@code tenants.yml} as it is written. */
public record TenantsProperties(@DefaultValue Map<String, Entry> tenants) {

    /** Environment variables are left out: BANKFEED_TENANTS_FILE would read as a tenant of the name {@code file}. */
    public static TenantsProperties of(ConfigurableEnvironment environment) {
        var files = environment.getPropertySources().stream()
                .filter(source -> !(source instanceof SystemEnvironmentPropertySource))
                .toList();
        return new Binder(ConfigurationPropertySources.from(files)).bindOrCreate("bankfeed", TenantsProperties.class);
    }

    public Tenants toTenants() {
        return new Tenants(tenants.entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList());
    }

    record Entry(
            String displayName,
            List<String> scopes,
            @DefaultValue Map<String, URI> landingPages,
            @DefaultValue("redemption") Tenant.Confirmation confirmation,
            @DefaultValue("false") boolean regulated,
            @DefaultValue("true") boolean hostedPages,
            @DefaultValue("false") boolean bankSelection,
            @DefaultValue("false") boolean directBank,
            @DefaultValue Look branding,
            @DefaultValue("PT6H") Duration syncEvery,
            @DefaultValue("P90D") Period eraseLapsedAfter) {

        Tenant named(String name) {
            return new Tenant(
                    name,
                    displayName,
                    scopes,
                    landingPages,
                    confirmation,
                    regulated,
                    hostedPages,
                    bankSelection,
                    directBank,
                    new Tenant.Branding(branding.colour(), branding.logo()),
                    syncEvery,
                    eraseLapsedAfter);
        }
    }

    record Look(
            @DefaultValue("#0b4fb3") String colour,
            @Nullable Path logo) {}
}

package io.bankfeed.common.tenant;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All tenants, by name. */
public final class Tenants {

    private final Map<String, Tenant> byName;

    public Tenants(Collection<Tenant> tenants) {
        this.byName = tenants.stream().collect(Collectors.toUnmodifiableMap(Tenant::name, Function.identity()));
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("no tenants: set BANKFEED_TENANTS_FILE to the file that declares them");
        }
        tenants.forEach(Tenants::check);
    }

    public Optional<Tenant> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Tenant> all() {
        return byName.values();
    }

    /** Refused at start rather than half working: a name becomes a part of topics, a landing page an address. */
    private static void check(Tenant tenant) {
        if (!tenant.name().matches("[a-z][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException(
                    "tenant name must be lower case letters, digits, dashes: " + tenant.name());
        }
        if (!tenant.landingPages().containsKey("default")) {
            throw new IllegalArgumentException("tenant " + tenant.name() + " has no landing page 'default'");
        }
    }
}

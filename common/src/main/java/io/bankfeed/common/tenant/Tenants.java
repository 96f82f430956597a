package io.bankfeed.common.tenant;

import java.net.URI;
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
        checkLandings(tenant);
        if (tenant.directBank() && !tenant.regulated()) {
            throw new IllegalArgumentException("tenant " + tenant.name() + " must be regulated for direct-bank links");
        }
    }

    /** No custom schemes: any app can claim one. */
    private static void checkLandings(Tenant tenant) {
        var pages = tenant.landingPages();
        boolean isRedeemed = tenant.confirmation() == Tenant.Confirmation.REDEMPTION;
        if (!pages.containsKey("default") && (isRedeemed || !pages.isEmpty())) {
            throw new IllegalArgumentException("tenant " + tenant.name() + " has no landing page 'default'");
        }
        pages.values().stream().filter(page -> !isSafe(page)).findFirst().ifPresent(page -> {
            throw new IllegalArgumentException("landing pages of " + tenant.name() + " must be https: " + page);
        });
    }

    private static boolean isSafe(URI page) {
        boolean local = "localhost".equals(page.getHost()) || "127.0.0.1".equals(page.getHost());
        return page.getHost() != null
                && page.getRawUserInfo() == null
                && ("https".equals(page.getScheme()) || local && "http".equals(page.getScheme()));
    }
}

package io.bankfeed.common.tenant;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product team as {@code tenants.yml} declares it.
 *
 * @param name the claim {@code tenant}, and the middle of its topics' names
 * @param scopes the most that it may ask a user for
 * @param landingPages where the browser goes after the bank, by name; {@code default} is one of them. Empty: our own
 *     result page, for tenants that need no confirmation
 * @param regulated whether the permission screen is its own, or ours for it, instead of TrueLayer's
 * @param bankSelection whether users choose their bank on our page instead of TrueLayer's
 * @param directBank whether users go straight to the bank, past TrueLayer's pages; regulated tenants only
 * @param branding of our pages
 * @param syncEvery time between two routine runs
 * @param eraseLapsedAfter when the data of a lapsed connection is erased
 */
public record Tenant(
        String name,
        String displayName,
        List<String> scopes,
        Map<String, URI> landingPages,
        Confirmation confirmation,
        boolean regulated,
        boolean hostedPages,
        boolean bankSelection,
        boolean directBank,
        Branding branding,
        Duration syncEvery,
        Period eraseLapsedAfter) {

    /** When fetched bank data is released. */
    public enum Confirmation {
        /** Once the tenant's backend has redeemed the callback reference for its logged-in user. */
        REDEMPTION,
        /** At once: the tenant has switched the protection off, knowingly. */
        NONE
    }

    /**
     * How our pages look for a tenant.
     *
     * @param colour of its buttons, {@code #rrggbb}
     * @param logo an SVG, PNG or JPEG file; absent: its name in letters
     */
    public record Branding(String colour, @Nullable Path logo) {

        public Branding {
            if (!colour.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException("a colour is like #0b4fb3, and not " + colour);
            }
        }
    }
}

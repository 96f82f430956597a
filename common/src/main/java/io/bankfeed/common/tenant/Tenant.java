package io.bankfeed.common.tenant;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * A product team as {@code tenants.yml} declares it.
 *
 * @param name the claim {@code tenant}, and the middle of its topics' names
 * @param scopes the most that it may ask a user for
 * @param landingPages where the browser goes after the bank, by name; {@code default} is one of them
 * @param regulated whether it may show its own permission screen
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
        Duration syncEvery,
        Period eraseLapsedAfter) {

    /** When fetched bank data is released. */
    public enum Confirmation {
        /** Once the tenant's backend has redeemed the callback reference for its logged-in user. */
        REDEMPTION,
        /** At once: the tenant has switched the protection off, knowingly. */
        NONE
    }
}

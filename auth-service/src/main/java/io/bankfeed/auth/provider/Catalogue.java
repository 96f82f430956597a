package io.bankfeed.auth.provider;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TrueLayer's banks as last fetched, with what we know of their health and which logos we have.
 *
 * @param tag changes with the content
 */
record Catalogue(List<Provider> providers, String tag, Instant fetchedAt, Set<String> logos) {

    /** Filtered here: TrueLayer's own filter has been seen to answer with nothing. */
    List<Provider> matching(@Nullable String country, Collection<String> scopes) {
        return providers.stream()
                .filter(provider -> country == null || provider.country().equalsIgnoreCase(country))
                .filter(provider -> provider.scopes().containsAll(scopes))
                .toList();
    }

    Catalogue with(Map<String, KnownHealth> health, Set<String> logosThere) {
        var healed = providers.stream()
                .map(provider -> provider.with(health.get(provider.providerId())))
                .toList();
        return new Catalogue(healed, StoredCatalogue.tag(tag + healed), fetchedAt, logosThere);
    }

    boolean hasLogo(String providerId) {
        return logos.contains(providerId);
    }
}

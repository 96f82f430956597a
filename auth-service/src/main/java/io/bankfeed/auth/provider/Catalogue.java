package io.bankfeed.auth.provider;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TrueLayer's banks as last fetched.
 *
 * @param tag changes with the content
 */
record Catalogue(List<Provider> providers, String tag, Instant fetchedAt) {

    /** Filtered here: TrueLayer's own filter has been seen to answer with nothing. */
    List<Provider> matching(@Nullable String country, Collection<String> scopes) {
        return providers.stream()
                .filter(provider -> country == null || provider.country().equalsIgnoreCase(country))
                .filter(provider -> provider.scopes().containsAll(scopes))
                .toList();
    }
}

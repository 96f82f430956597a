package io.bankfeed.auth.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt asks TrueLayer for, and where the browser goes afterwards.
 *
 * @param environment TrueLayer's origin when the link was made: a code of one environment means nothing in another
 * @param renewal whether a grant of the connection has been in use already
 * @param landing name of the tenant's landing page
 */
public record LinkTarget(
        String country,
        String environment,
        String redirectUri,
        List<String> scopes,
        @Nullable String providerId,
        String landing,
        @Nullable String language,
        boolean renewal) {

    LinkTarget towards(String chosen) {
        return new LinkTarget(country, environment, redirectUri, scopes, chosen, landing, language, renewal);
    }
}

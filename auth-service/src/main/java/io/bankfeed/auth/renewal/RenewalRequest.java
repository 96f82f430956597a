package io.bankfeed.auth.renewal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant wants a renewal.
 *
 * @param userHasReconfirmed the user has just said yes on the tenant's own screen, which TrueLayer has reviewed: the
 *     consent may be extended without a visit to the bank
 * @param user whom TrueLayer wants to know for an extension, unless the client is regulated
 * @param landing name of one of the tenant's landing pages
 * @param language of our pages
 */
record RenewalRequest(
        @Nullable Boolean userHasReconfirmed,
        @Valid @Nullable EndUser user,

        @Pattern(regexp = "[A-Za-z0-9._-]{1,50}", message = "the name of a landing page") @Nullable
        String landing,

        @Pattern(regexp = "[a-z]{2}(-[A-Za-z]{2})?", message = "like en or de-AT") @Nullable
        String language) {

    static final RenewalRequest NOTHING_SAID = new RenewalRequest(null, null, null, null);
}

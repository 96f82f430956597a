package io.bankfeed.auth.link;

import org.jspecify.annotations.Nullable;

/**
 * How a link is wanted, beyond what its connection was made for.
 *
 * @param providerId the bank, where it is chosen already
 * @param landing name of one of the tenant's landing pages; absent: its default
 * @param language of our pages; absent: the browser's
 */
public record LinkWish(
        @Nullable String providerId,
        @Nullable String landing,
        @Nullable String language) {}

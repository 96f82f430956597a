package io.bankfeed.simulator.dialog;

import org.jspecify.annotations.Nullable;

/**
 * Where and how the user comes back to the client.
 *
 * @param challenge of PKCE, S256
 */
public record Return(
        String redirectUri,
        @Nullable String state,
        boolean formPost,
        @Nullable String challenge) {}

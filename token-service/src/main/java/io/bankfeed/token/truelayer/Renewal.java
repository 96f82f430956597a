package io.bankfeed.token.truelayer;

import org.jspecify.annotations.Nullable;

/**
 * How the user comes back if the bank wants to see them.
 *
 * @param redirectUri registered at TrueLayer
 * @param state comes back with the code
 * @param codeChallenge S256
 */
public record Renewal(
        String redirectUri,
        @Nullable String state,
        @Nullable String codeChallenge,
        @Nullable String responseMode) {}

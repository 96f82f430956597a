package io.bankfeed.simulator.connection;

import org.jspecify.annotations.Nullable;

/** What a token request brings; no refresh token without offline_access. */
public record Tokens(AccessToken access, @Nullable String refresh) {

    @Override
    public String toString() {
        return "Tokens[" + access + "]";
    }
}

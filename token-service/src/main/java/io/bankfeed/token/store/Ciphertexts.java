package io.bankfeed.token.store;

import org.jspecify.annotations.Nullable;

/** The encrypted columns of a row. */
record Ciphertexts(
        byte[] accessToken,
        byte @Nullable [] refreshToken,
        byte @Nullable [] candidateRefreshToken,
        byte @Nullable [] endUserIp) {}

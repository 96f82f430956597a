package io.bankfeed.auth.callback;

import io.bankfeed.auth.secret.OneUseSecret;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row behind what the landing page gets.
 *
 * @param consentNo the grant that a redemption confirms; absent when the user came back without one
 */
record CallbackReference(
        UUID connectionId,
        String tenant,
        String userId,
        @Nullable Long consentNo,
        Instant expiresAt,
        boolean redeemed) {

    /** Made of the state, so that a callback that comes twice leads to the same page with nothing stored for it. */
    static OneUseSecret secretFor(OneUseSecret state) {
        return state.derive("bankfeed callback reference");
    }
}

package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Grant;
import org.jspecify.annotations.Nullable;

/** Turns a user's yes into a code. */
@FunctionalInterface
public interface CodeGiver {
    AuthorizationCode authorize(Grant grant, String redirectUri, @Nullable String challenge);
}

package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Grant;
import org.jspecify.annotations.Nullable;

/** Turns a user's yes into a code. */
public interface CodeGiver {
    AuthorizationCode authorize(Grant grant, String redirectUri, @Nullable String challenge);

    /** For a connection that stays. */
    AuthorizationCode renew(Connection connection, String redirectUri, @Nullable String challenge);
}

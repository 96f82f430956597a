package io.bankfeed.auth.callback;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.common.secret.Secret;
import java.time.Instant;

/**
 * A code that came for an attempt.
 *
 * @param connection as it was before, locked
 */
record Grant(AuthAttempt attempt, Connection connection, Callback callback, Secret code, Instant at) {

    /** Another grant is, or was, in use: this one is to take its place. */
    boolean isRenewal() {
        return connection.grants().live() != null;
    }

    long consentNo() {
        return connection.grants().lastNo() + 1;
    }
}

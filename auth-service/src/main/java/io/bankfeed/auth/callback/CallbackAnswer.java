package io.bankfeed.auth.callback;

import io.bankfeed.common.secret.Secret;

/** With what the user came back. */
sealed interface CallbackAnswer {

    /** A grant: its authorisation code, good for minutes and once. */
    record Granted(Secret code) implements CallbackAnswer {}

    /** None: cancelled, or something failed on the way. */
    record NotGranted(CallbackError error) implements CallbackAnswer {}
}

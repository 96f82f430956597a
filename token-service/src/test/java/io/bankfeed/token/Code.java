package io.bankfeed.token;

import java.util.concurrent.atomic.AtomicBoolean;

/** An authorisation code at the stand-in for TrueLayer; works once. */
final class Code {

    final String value;
    final String verifier;
    final Grant grant;
    final AtomicBoolean used = new AtomicBoolean();

    Code(String value, String verifier, Grant grant) {
        this.value = value;
        this.verifier = verifier;
        this.grant = grant;
    }
}

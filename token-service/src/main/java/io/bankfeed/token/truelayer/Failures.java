package io.bankfeed.token.truelayer;

import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Failures without an answer. Only what certainly never left us is {@link Verdict#BUSY}. */
final class Failures {

    private Failures() {}

    static Throwable translate(Throwable failure) {
        if (failure instanceof TrueLayerCallFailed) {
            return failure;
        }
        if (neverSent(failure)) {
            return new TrueLayerCallFailed(Verdict.BUSY, "not_reachable", null);
        }
        return new TrueLayerCallFailed(
                Verdict.UNKNOWN, failure instanceof TimeoutException ? "timeout" : "connection_lost", null);
    }

    private static boolean neverSent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof SslHandshakeTimeoutException) {
                return true;
            }
        }
        return false;
    }
}

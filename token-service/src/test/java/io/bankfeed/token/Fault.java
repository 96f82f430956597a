package io.bankfeed.token;

import java.util.Map;

/**
 * What the token endpoint does instead of answering well.
 *
 * @param takes whether it does the work all the same
 */
record Fault(int status, String body, Map<String, String> headers, boolean takes, boolean hangs) {

    static Fault answering(int status, String body) {
        return new Fault(status, body, Map.of(), false, false);
    }

    static Fault error(int status, String code) {
        return answering(status, "{\"error\":\"" + code + "\"}");
    }

    /** Works, and keeps the answer to itself until the other side has hung up. */
    static Fault losingTheAnswer() {
        return new Fault(0, "", Map.of(), true, true);
    }

    /** Keeps the request to itself, as if it had never arrived. */
    static Fault hanging() {
        return new Fault(0, "", Map.of(), false, true);
    }

    Fault header(String name, String value) {
        return new Fault(status, body, Map.of(name, value), takes, hangs);
    }
}

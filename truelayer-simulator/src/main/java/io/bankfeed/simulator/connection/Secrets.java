package io.bankfeed.simulator.connection;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable values in the shapes that TrueLayer gives them. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String sessionId() {
        return "auth-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    static String code() {
        return HexFormat.of().withUpperCase().formatHex(bytes(32));
    }

    static String refreshToken() {
        return HexFormat.of().withUpperCase().formatHex(bytes(32));
    }

    /** Plain base64: plus, slash and equals signs and all. */
    static String credentialsId() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    static String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

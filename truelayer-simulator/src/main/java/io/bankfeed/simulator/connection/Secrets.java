package io.bankfeed.simulator.connection;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Values in the shapes that TrueLayer gives them: unguessable, or drawn from a seed so that a script can be repeated.
 */
public final class Secrets {
    private final Source source;

    @FunctionalInterface
    private interface Source {
        void fill(byte[] bytes);
    }

    private Secrets(Source source) {
        this.source = source;
    }

    public static Secrets of(OptionalLong seed) {
        if (seed.isEmpty()) {
            return new Secrets(new SecureRandom()::nextBytes);
        }
        SplittableRandom drawn = new SplittableRandom(seed.getAsLong());
        return new Secrets(bytes -> {
            synchronized (drawn) {
                drawn.nextBytes(bytes);
            }
        });
    }

    public String sessionId() {
        return "auth-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    public String uuid() {
        ByteBuffer bits = ByteBuffer.wrap(bytes(16));
        long high = bits.getLong() & ~0xF000L | 0x4000L;
        long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    String code() {
        return hex(32);
    }

    public String refreshToken() {
        return hex(32);
    }

    /** Plain base64: plus, slash and equals signs and all. */
    String credentialsId() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    String hex(int bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes(bytes));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        source.fill(bytes);
        return bytes;
    }
}

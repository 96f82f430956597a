package io.bankfeed.simulator.connection;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The key of access tokens. One for each seed and process, as finding large primes can take seconds. */
final class SigningKey {
    private static final int BITS = 2048;
    private static final Map<OptionalLong, CompletableFuture<RSAKey>> KEYS = new ConcurrentHashMap<>();

    private SigningKey() {}

    static CompletableFuture<RSAKey> of(OptionalLong seed) {
        return KEYS.computeIfAbsent(seed, known -> CompletableFuture.supplyAsync(() -> newKey(known)));
    }

    private static RSAKey newKey(OptionalLong seed) {
        try {
            RSAKeyGenerator generator = new RSAKeyGenerator(BITS);
            if (seed.isPresent()) {
                generator.secureRandom(new Drawn(seed.getAsLong()));
            }
            return generator.generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Random to the key generator, the same for the same seed to everybody else. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient SplittableRandom drawn;

        Drawn(long seed) {
            super(null, null);
            drawn = new SplittableRandom(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            drawn.nextBytes(bytes);
        }
    }
}

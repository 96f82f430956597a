package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;

/** The least that any re-encryption has to do. */
final class BareTink {

    private BareTink() {}

    /** Encrypts two values, as re-encryption does for each connection, on all processors. */
    static double perSecond() throws Exception {
        Aead aead = KeyFiles.kek(TokenServiceTest.KEYS.resolve(KeyFiles.KEK));
        byte[] access = BulkTokens.ACCESS.getBytes(StandardCharsets.UTF_8);
        byte[] place = "token/place".getBytes(StandardCharsets.UTF_8);
        int times = 200_000;
        long start = System.nanoTime();
        IntStream.range(0, times).parallel().forEach(i -> {
            try {
                assertThat(aead.encrypt(access, place).length + aead.encrypt(place, place).length)
                        .isPositive();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return times / ((System.nanoTime() - start) / 1e9);
    }
}

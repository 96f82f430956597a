package io.bankfeed.auth;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Opener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of this test run; the private one plays token-service. */
final class TestKeys {

    private static final Path DIRECTORY = generate();

    private TestKeys() {}

    static Path publicKeyset() {
        return DIRECTORY.resolve(KeyFiles.SEALING_PUBLIC);
    }

    static Opener opener() {
        var kek = KeyFiles.kek(DIRECTORY.resolve(KeyFiles.KEK));
        return new Opener(KeyFiles.sealingPrivate(DIRECTORY.resolve(KeyFiles.SEALING_PRIVATE), kek));
    }

    private static Path generate() {
        try {
            Path directory = Files.createTempDirectory("auth-keys");
            KeyFiles.generateIn(directory);
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

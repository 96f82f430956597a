package io.bankfeed.webhook;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.crypto.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** The keyset that sync-service would share with the receiver, and capabilities minted with it. */
public final class CapabilityKeys {

    private static final Path DIRECTORY = directory();
    private static final Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant LONG_GONE = Instant.parse("2020-01-01T00:00:00Z");

    private CapabilityKeys() {}

    public static String file() {
        return DIRECTORY.resolve(KeyFiles.CAPABILITY).toString();
    }

    public static String forTask(UUID connectionId, UUID taskRef) {
        return mint(new Capability(connectionId, taskRef, "demo", 3, FAR_AHEAD));
    }

    public static String expiredForTask(UUID connectionId, UUID taskRef) {
        return mint(new Capability(connectionId, taskRef, "demo", 3, LONG_GONE));
    }

    public static String forProviderHealth() {
        return mint(new Capability(Capability.NIL, Capability.NIL, "", 0, FAR_AHEAD));
    }

    private static String mint(Capability capability) {
        return new Capabilities(KeyFiles.capability(Path.of(file()))).mint(capability);
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("webhook-keys");
            KeyFiles.generateIn(directory);
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

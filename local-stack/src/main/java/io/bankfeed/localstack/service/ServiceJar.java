package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A module's jar, unpacked once for each build of it: from a nested jar a JVM takes twice as long to start. */
record ServiceJar(String module, Path jar, Path cache) {
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();
    private static final int CHECKSUM_DIGITS = 16;

    static ServiceJar of(String module, Places places) {
        var jar = places.jar(module);
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure("There is no " + jar + ". Build it first:  ./mvnw -DskipTests package  (./run-local"
                    + " without --no-build does so)");
        }
        return new ServiceJar(module, jar, places.cache());
    }

    UnpackedJar unpack() {
        ONE_AT_A_TIME.lock();
        try {
            var directory = cache.resolve(module + "-" + checksum());
            if (!Files.isDirectory(directory)) {
                OldUnpackings.of(module, cache).delete();
                var part = Files.createTempDirectory(Files.createDirectories(cache), module + ".part");
                NestedJar.unpack(jar, part);
                Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
            }
            return UnpackedJar.in(directory);
        } catch (IOException e) {
            throw new StackFailure(jar + " could not be unpacked: " + e.getMessage(), e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private String checksum() throws IOException {
        try (InputStream file = Files.newInputStream(jar);
                var digested = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(digested.getMessageDigest().digest())
                    .substring(0, CHECKSUM_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

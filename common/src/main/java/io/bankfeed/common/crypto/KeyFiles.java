package io.bankfeed.common.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * Keysets in files (Tink's JSON). The key-encryption key stands in the clear and is for development only; the private
 * sealing keyset is encrypted under it; the public one needs no protection; the capability keyset is mounted as a
 * secret.
 */
public final class KeyFiles {

    public static final String KEK = "kek.json";
    public static final String SEALING_PRIVATE = "sealing-private.json";
    public static final String SEALING_PUBLIC = "sealing-public.json";
    public static final String CAPABILITY = "capability.json";

    private static final byte[] SEALING_CONTEXT = "bankfeed sealing keyset".getBytes(StandardCharsets.UTF_8);

    static {
        TinkPrimitives.register();
    }

    private KeyFiles() {}

    /** Makes all four files, readable by their owner alone; files that exist are kept. */
    public static void generateIn(Path directory) {
        try {
            Files.createDirectories(directory);
            if (Files.notExists(directory.resolve(KEK))) {
                write(directory.resolve(KEK), clear(fresh(PredefinedAeadParameters.AES256_GCM)));
            }
            if (Files.notExists(directory.resolve(SEALING_PRIVATE))) {
                generateSealing(directory);
            }
            if (Files.notExists(directory.resolve(CAPABILITY))) {
                write(directory.resolve(CAPABILITY), clear(fresh(PredefinedMacParameters.HMAC_SHA256_256BITTAG)));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The development key-encryption key. */
    public static Aead kek(Path file) {
        return aead(readClear(file), file);
    }

    /** The private sealing keyset, opened with the key-encryption key. */
    public static KeysetHandle sealingPrivate(Path file, Aead kek) {
        try {
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(text(file), kek, SEALING_CONTEXT);
        } catch (GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    public static KeysetHandle sealingPublic(Path file) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(text(file));
        } catch (GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    public static KeysetHandle capability(Path file) {
        return readClear(file);
    }

    private static void generateSealing(Path directory) throws GeneralSecurityException {
        KeysetHandle pair = fresh(hpke());
        Aead kek = kek(directory.resolve(KEK));
        write(
                directory.resolve(SEALING_PRIVATE),
                TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(pair, kek, SEALING_CONTEXT));
        write(
                directory.resolve(SEALING_PUBLIC),
                TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle()));
    }

    private static HpkeParameters hpke() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setVariant(HpkeParameters.Variant.TINK)
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .build();
    }

    private static KeysetHandle fresh(Parameters parameters) throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters);
    }

    private static String clear(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle readClear(Path file) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(text(file), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    private static Aead aead(KeysetHandle keyset, Path file) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw unusable(file, unusable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException("key file " + file + " can't be read", missing);
        }
    }

    static void write(Path file, String text) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly);
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without the cause's message, which may quote the keyset. */
    private static IllegalStateException unusable(Path file, GeneralSecurityException cause) {
        return new IllegalStateException(
                "key file " + file + " is not usable: " + cause.getClass().getSimpleName());
    }
}

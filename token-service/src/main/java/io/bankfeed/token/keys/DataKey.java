package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.bankfeed.common.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An opened data keyset. Values it closes open at the same place of the same row only. */
public final class DataKey {

    private static final byte TINK_PREFIX = 1;

    /** How much of a ciphertext tells which key closed it, in bytes. */
    public static final int START = 5;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final KeysetHandle keyset;
    private volatile @Nullable Aead aead;

    private DataKey(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    static DataKey fresh() {
        try {
            return new DataKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static DataKey unwrap(byte[] wrapped, Aead wrapping, UUID connectionId) {
        try {
            return new DataKey(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, context(connectionId)));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("data key can't be unwrapped");
        }
    }

    byte[] wrap(Aead wrapping, UUID connectionId) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, wrapping, context(connectionId));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("data key can't be wrapped");
        }
    }

    /** With a new key that closes from now on; what the present ones closed still opens. */
    DataKey withNewPrimary() {
        try {
            var entry = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary();
            return new DataKey(KeysetHandle.newBuilder(keyset).addEntry(entry).build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What older keys closed opens no more. */
    DataKey primaryAlone() {
        try {
            var entry = KeysetHandle.importKey(keyset.getPrimary().getKey())
                    .withFixedId(keyset.getPrimary().getId())
                    .makePrimary();
            return new DataKey(KeysetHandle.newBuilder().addEntry(entry).build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it was the present primary key that closed this. */
    public boolean isNewest(byte[] ciphertext) {
        return ciphertext.length >= START
                && ciphertext[0] == TINK_PREFIX
                && ByteBuffer.wrap(ciphertext, 1, Integer.BYTES).getInt()
                        == keyset.getPrimary().getId();
    }

    /** @param place table, row and column: authenticated with the value, so that a copied ciphertext opens nowhere */
    public byte[] close(Secret value, String place) {
        try {
            return aead().encrypt(utf8(value.reveal()), utf8(place));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("value can't be encrypted");
        }
    }

    /** @throws KeyUnusable when it was closed elsewhere, under another key, or has been changed */
    public Secret open(byte[] ciphertext, String place) {
        try {
            return Secret.of(new String(aead().decrypt(ciphertext, utf8(place)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("value does not open at " + place);
        }
    }

    /** Made when it is first needed: a rotation opens many keysets only to wrap them anew. */
    private Aead aead() throws GeneralSecurityException {
        Aead made = aead;
        if (made == null) {
            made = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
            aead = made;
        }
        return made;
    }

    private static byte[] context(UUID connectionId) {
        return utf8("keys.data_key/" + connectionId);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

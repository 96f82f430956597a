package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.bankfeed.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** An opened data key. Values it closes open at the same place of the same row only. */
public final class DataKey {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Aead aead;

    private DataKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A new keyset, wrapped for this connection. */
    static byte[] freshWrapped(Aead kek, UUID connectionId) {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, kek, context(connectionId));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("data key can't be wrapped");
        }
    }

    static DataKey unwrap(byte[] wrapped, Aead kek, UUID connectionId) {
        try {
            return new DataKey(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, kek, context(connectionId)));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("data key can't be unwrapped");
        }
    }

    /** @param place table, row and column: authenticated with the value, so that a copied ciphertext opens nowhere */
    public byte[] close(Secret value, String place) {
        try {
            return aead.encrypt(utf8(value.reveal()), utf8(place));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("value can't be encrypted");
        }
    }

    /** @throws KeyUnusable when it was closed elsewhere, under another key, or has been changed */
    public Secret open(byte[] ciphertext, String place) {
        try {
            return Secret.of(new String(aead.decrypt(ciphertext, utf8(place)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("value does not open at " + place);
        }
    }

    private static byte[] context(UUID connectionId) {
        return utf8("keys.data_key/" + connectionId);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

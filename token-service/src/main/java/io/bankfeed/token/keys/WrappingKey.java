package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** An opened wrapping key: what data keys are wrapped by in this process, without a remote call each. */
record WrappingKey(int generation, Aead aead) {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** A new one, wrapped. Blocks. */
    static byte[] freshWrapped(int generation, Aead kek) {
        try {
            var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, kek, context(generation));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("wrapping key can't be wrapped");
        }
    }

    /** Blocks. */
    static WrappingKey unwrap(int generation, byte[] wrapped, Aead kek) {
        try {
            var keyset = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, kek, context(generation));
            return new WrappingKey(generation, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException failed) {
            throw new KeyUnusable("wrapping key " + generation + " can't be unwrapped");
        }
    }

    private static byte[] context(int generation) {
        return ("keys.wrapping_key/" + generation).getBytes(StandardCharsets.UTF_8);
    }
}

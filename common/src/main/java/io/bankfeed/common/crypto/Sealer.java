package io.bankfeed.common.crypto;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Encrypts to token-service's public key (HPKE, RFC 9180): whoever seals, and whatever log carries it, can't open it.
 */
public final class Sealer {

    private final HybridEncrypt encrypt;

    public Sealer(KeysetHandle publicKeyset) {
        try {
            this.encrypt = publicKeyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a public sealing keyset", unusable);
        }
    }

    public String seal(String plaintext, UUID connectionId, UUID attemptId) {
        try {
            byte[] sealed = encrypt.encrypt(
                    plaintext.getBytes(StandardCharsets.UTF_8), SealingContext.of(connectionId, attemptId));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }
}

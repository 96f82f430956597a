package io.bankfeed.common.crypto;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import io.bankfeed.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/** Opens what a {@link Sealer} closed; only token-service has the key. */
public final class Opener {

    private final HybridDecrypt decrypt;

    public Opener(KeysetHandle privateKeyset) {
        try {
            this.decrypt = privateKeyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a private sealing keyset", unusable);
        }
    }

    /** @throws SealBroken when it was sealed for another key, connection or attempt, or was changed */
    public Secret open(String sealed, UUID connectionId, UUID attemptId) {
        try {
            byte[] plaintext =
                    decrypt.decrypt(Base64.getDecoder().decode(sealed), SealingContext.of(connectionId, attemptId));
            return Secret.of(new String(plaintext, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new SealBroken();
        }
    }
}

package io.bankfeed.auth.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import io.bankfeed.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * An AES-256-GCM key made by HKDF of something that this service does not keep. What is sealed with it is at rest as
 * long as nobody comes back with that something; a dump of the database opens nothing.
 */
public final class DerivedKey {

    private static final int KEY_BYTES = 32;
    private static final byte[] NO_SALT = {};

    private final byte[] key;
    private final byte[] purpose;

    public DerivedKey(byte[] secret, String purpose) {
        this.key = of(secret, purpose);
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    public String seal(String plaintext) {
        try {
            byte[] sealed = new AesGcmJce(key).encrypt(plaintext.getBytes(StandardCharsets.UTF_8), purpose);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Secret open(String sealed) {
        try {
            byte[] plaintext = new AesGcmJce(key).decrypt(Base64.getDecoder().decode(sealed), purpose);
            return Secret.of(new String(plaintext, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what was sealed here does not open", broken);
        }
    }

    static byte[] of(byte[] secret, String purpose) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", secret, NO_SALT, purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

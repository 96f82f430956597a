package io.bankfeed.auth.secret;

import io.bankfeed.common.crypto.Sha256;
import io.bankfeed.common.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 secret bits that leave in a URL or cookie as base64url and come back once. The database holds a hash alone: with
 * so many random bits a plain SHA-256 can't be searched, and a lookup by hash compares no secret.
 */
public final class OneUseSecret {

    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bytes;

    private OneUseSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static OneUseSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OneUseSecret(bytes);
    }

    /** Empty for what can't be one of ours. */
    public static Optional<OneUseSecret> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var parsed = new OneUseSecret(Base64.getUrlDecoder().decode(text));
        // The last character has two spare bits: without this, four texts would mean one secret.
        return parsed.text().equals(text) ? Optional.of(parsed) : Optional.empty();
    }

    /** Another secret made of this one for one purpose; tells nothing about this one. */
    public OneUseSecret derive(String purpose) {
        return new OneUseSecret(DerivedKey.of(bytes, purpose));
    }

    /** Encrypts under a key made of this secret. */
    public String seal(String plaintext, String purpose) {
        return new DerivedKey(bytes, purpose).seal(plaintext);
    }

    public Secret open(String sealed, String purpose) {
        return new DerivedKey(bytes, purpose).open(sealed);
    }

    /** For the URL or cookie, and nothing else. */
    public String text() {
        return ENCODER.encodeToString(bytes);
    }

    public String hash() {
        return ENCODER.encodeToString(Sha256.of(text()));
    }

    @Override
    public String toString() {
        return "***";
    }
}

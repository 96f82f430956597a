package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;

/**
 * The key-encryption key, wherever it lives: a file here, a key management service elsewhere, where every use of
 * {@link #aead()} is a remote call and blocks.
 */
public interface KeyEncryption {

    /** Names the key that wraps new data keys, so that a rotation can find what is still under an old one. */
    String keyId();

    Aead aead();
}

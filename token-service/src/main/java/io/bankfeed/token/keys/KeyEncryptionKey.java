package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;

/**
 * A key-encryption key, wherever it lives: a file here, a key management service elsewhere, where every use of
 * {@link #aead()} is a remote call and blocks. It wraps few, long-lived keys; data keys are wrapped by those.
 */
public interface KeyEncryptionKey {

    /** Names it for as long as anything is wrapped by it. */
    String uri();

    Aead aead();
}

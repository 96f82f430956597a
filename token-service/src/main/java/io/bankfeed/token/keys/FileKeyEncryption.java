package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import java.nio.file.Path;

/** A key-encryption key in a file of this machine: for development. */
final class FileKeyEncryption implements KeyEncryption {

    private final Aead aead;

    FileKeyEncryption(Path file) {
        this.aead = KeyFiles.kek(file);
    }

    @Override
    public String keyId() {
        return "file";
    }

    @Override
    public Aead aead() {
        return aead;
    }
}

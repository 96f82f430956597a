package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.crypto.KeyFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key-encryption keys by their URI: {@code file:///…} (Tink's JSON keyset, for development),
 * {@code hcvault://HOST:PORT/MOUNT/keys/NAME} (Vault's transit engine), {@code aws-kms://ARN} and
 * {@code gcp-kms://RESOURCE} (Tink's own integrations).
 */
public final class KeyEncryptionKeys {

    private final KekProperties properties;
    private final String primary;
    private final Map<String, KeyEncryptionKey> opened = new ConcurrentHashMap<>();

    public KeyEncryptionKeys(String primary, KekProperties properties) {
        this.primary = primary;
        this.properties = properties;
    }

    /** Wraps what is new. */
    public KeyEncryptionKey primary() {
        return of(primary);
    }

    /**
     * Also one that no longer wraps what is new: it is needed until a rotation has retired all that it has wrapped.
     *
     * @throws IllegalArgumentException when there is no such kind of key
     */
    public KeyEncryptionKey of(String uri) {
        return opened.computeIfAbsent(uri, this::open);
    }

    private KeyEncryptionKey open(String uri) {
        return new Opened(uri, aead(uri));
    }

    private Aead aead(String uri) {
        return switch (URI.create(uri).getScheme()) {
            case "file" -> KeyFiles.kek(Path.of(URI.create(uri)));
            case "hcvault" -> new VaultTransitAead(URI.create(uri), properties.vault());
            case "aws-kms" -> CloudAeads.aws(uri, properties.awsEndpoint());
            case "gcp-kms" -> CloudAeads.google(uri, properties.gcpEndpoint());
            default -> throw new IllegalArgumentException("no such kind of key-encryption key: " + uri);
        };
    }

    private record Opened(String uri, Aead aead) implements KeyEncryptionKey {}
}

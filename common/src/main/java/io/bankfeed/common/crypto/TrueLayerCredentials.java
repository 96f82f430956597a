package io.bankfeed.common.crypto;

import com.google.crypto.tink.Aead;
import io.bankfeed.common.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Our {@code client_id} and {@code client_secret} at TrueLayer: mounted as ciphertext, opened in memory only. */
public record TrueLayerCredentials(String clientId, Secret clientSecret) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] CONTEXT = "bankfeed truelayer credentials".getBytes(StandardCharsets.UTF_8);

    /** @throws IllegalStateException when the file was made under another key */
    public static TrueLayerCredentials openFrom(Path file, Aead kek) {
        try {
            byte[] sealed = Base64.getDecoder().decode(Files.readString(file).strip());
            var plaintext = JSON.readTree(kek.decrypt(sealed, CONTEXT));
            return new TrueLayerCredentials(
                    plaintext.path("client_id").asString(),
                    Secret.of(plaintext.path("client_secret").asString()));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException("credentials file " + file + " does not open with this key");
        } catch (IOException missing) {
            throw new UncheckedIOException("credentials file " + file + " can't be read", missing);
        }
    }

    public void sealTo(Path file, Aead kek) {
        var plaintext = JSON.createObjectNode().put("client_id", clientId).put("client_secret", clientSecret.reveal());
        try {
            byte[] sealed = kek.encrypt(JSON.writeValueAsBytes(plaintext), CONTEXT);
            KeyFiles.write(file, Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

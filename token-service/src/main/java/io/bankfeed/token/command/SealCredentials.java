package io.bankfeed.token.command;

import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.KekProperties;
import io.bankfeed.token.keys.KeyEncryptionKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar token-service.jar seal-credentials}: makes the file of our credentials at TrueLayer, as ciphertext
 * under the key-encryption key. They are read from standard input, never from arguments, which other processes can see.
 */
public final class SealCredentials {

    public static final String NAME = "seal-credentials";

    private static final String USAGE = """
            Usage: java -jar token-service.jar seal-credentials --kek URI --out FILE

            Reads two lines from standard input, the client id and the client secret, and writes them to FILE, encrypted
            under the key-encryption key, readable by its owner alone. A running token-service that has FILE mounted
            reads it again when it changes.

              --kek URI   file:///PATH (a Tink keyset), hcvault://HOST:PORT/MOUNT/keys/NAME, aws-kms://ARN or
                          gcp-kms://RESOURCE; $BANKFEED_KEYS_KEK when not given. Vault's token is read from
                          $BANKFEED_KEYS_KMS_VAULT_TOKEN_FILE, the clouds' credentials from their environment
              --out FILE  BANKFEED_TRUELAYER_CREDENTIALS_FILE of the service
              --help      this text
            """;

    private final Map<String, String> environment;
    private final BufferedReader in;
    private final PrintStream out;

    public SealCredentials(Map<String, String> environment, BufferedReader in, PrintStream out) {
        this.environment = environment;
        this.in = in;
        this.out = out;
    }

    /** Gives the exit status: 0 done, 1 failed, 2 wrong use. */
    public int run(String... arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        String kek = option(given, "--kek", environment.get("BANKFEED_KEYS_KEK"));
        String file = option(given, "--out", null);
        if (kek == null || file == null) {
            out.print(USAGE);
            return 2;
        }
        return seal(kek, Path.of(file));
    }

    private int seal(String kek, Path file) throws IOException {
        String clientId = in.readLine();
        String clientSecret = in.readLine();
        if (clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()) {
            out.println("Nothing was written: send the client id and the client secret, a line each.");
            return 2;
        }
        try {
            var key = new KeyEncryptionKeys(kek, reach()).primary();
            new TrueLayerCredentials(clientId.strip(), Secret.of(clientSecret.strip())).sealTo(file, key.aead());
            out.println(file + " holds the credentials of " + clientId.strip() + ", encrypted under " + key.uri());
            return 0;
        } catch (RuntimeException failed) {
            out.println("Nothing was written: " + failed.getMessage());
            return 1;
        }
    }

    private KekProperties reach() {
        String token = environment.getOrDefault("BANKFEED_KEYS_KMS_VAULT_TOKEN_FILE", "/var/run/secrets/vault/token");
        String namespace = environment.get("BANKFEED_KEYS_KMS_VAULT_NAMESPACE");
        return new KekProperties(
                new KekProperties.Vault(Path.of(token), namespace, Duration.ofSeconds(10)), null, null);
    }

    private static @Nullable String option(List<String> given, String name, @Nullable String otherwise) {
        int at = given.indexOf(name);
        return at >= 0 && at + 1 < given.size() ? given.get(at + 1) : otherwise;
    }
}

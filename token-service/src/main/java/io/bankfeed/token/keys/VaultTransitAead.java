package io.bankfeed.token.keys;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key of HashiCorp Vault's transit engine, which never leaves Vault. Versions are Vault's own business: what an older
 * one encrypted decrypts as long as Vault's {@code min_decryption_version} allows it. Blocks.
 */
final class VaultTransitAead implements Aead {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI base;
    private final String mount;
    private final String key;
    private final KekProperties.Vault settings;
    private final HttpClient http;

    /** @param uri {@code hcvault://HOST:PORT/MOUNT/keys/NAME}; HTTPS, but for loopback */
    VaultTransitAead(URI uri, KekProperties.Vault settings) {
        String[] path = uri.getPath().split("/keys/", -1);
        if (uri.getHost() == null || path.length != 2 || path[0].length() < 2 || path[1].isEmpty()) {
            throw new IllegalArgumentException("not a key of Vault's transit engine: " + uri);
        }
        String scheme = LOOPBACK.contains(uri.getHost()) ? "http" : "https";
        this.base = URI.create(scheme + "://" + uri.getRawAuthority());
        this.mount = path[0].substring(1);
        this.key = path[1];
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeLimit())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        JsonNode data = call("encrypt", Map.of("plaintext", base64(plaintext)), associatedData);
        return field(data, "ciphertext").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        String text = new String(ciphertext, StandardCharsets.US_ASCII);
        JsonNode data = call("decrypt", Map.of("ciphertext", text), associatedData);
        return Base64.getDecoder().decode(field(data, "plaintext"));
    }

    private JsonNode call(String operation, Map<String, String> input, byte @Nullable [] associatedData)
            throws GeneralSecurityException {
        var body = JSON.createObjectNode();
        input.forEach(body::put);
        if (associatedData != null && associatedData.length > 0) {
            body.put("associated_data", base64(associatedData));
        }
        try {
            HttpResponse<String> answer = http.send(request(operation, body.toString()), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new GeneralSecurityException("Vault answers " + operation + " with " + answer.statusCode());
            }
            return JSON.readTree(answer.body()).path("data");
        } catch (IOException | JacksonException failed) {
            throw new GeneralSecurityException("Vault can't be asked to " + operation + ": " + failed.getClass());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GeneralSecurityException("interrupted");
        }
    }

    private HttpRequest request(String operation, String body) throws IOException {
        var request = HttpRequest.newBuilder(base.resolve("/v1/" + mount + "/" + operation + "/" + key))
                .timeout(settings.timeLimit())
                .header("X-Vault-Token", Files.readString(settings.tokenFile()).strip())
                .header("X-Vault-Request", "true")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (settings.namespace() != null) {
            request.header("X-Vault-Namespace", settings.namespace());
        }
        return request.build();
    }

    private static String field(JsonNode data, String name) throws GeneralSecurityException {
        String value = data.path(name).asString("");
        if (value.isEmpty()) {
            throw new GeneralSecurityException("Vault's answer has no " + name);
        }
        return value;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

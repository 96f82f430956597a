package io.bankfeed.token.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.token.Loopback;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Vault's transit engine, as far as its API describes encrypt and decrypt of an {@code aes256-gcm96} key: versions,
 * {@code associated_data}, {@code min_decryption_version}, and errors as {@code {"errors": […]}}.
 */
final class VaultStub implements AutoCloseable {

    private static final String JSON = "application/json";
    static final String TOKEN = "s.stub-token";

    private final HttpServer server;
    private final ConcurrentSkipListMap<Integer, byte[]> versions = new ConcurrentSkipListMap<>();
    private final SecureRandom random = new SecureRandom();
    volatile int minDecryptionVersion = 1;

    VaultStub() {
        rotate();
        server = Loopback.server();
        server.createContext("/v1/transit/encrypt/bankfeed", exchange -> answer(exchange, this::encrypt));
        server.createContext("/v1/transit/decrypt/bankfeed", exchange -> answer(exchange, this::decrypt));
        server.start();
    }

    String uri() {
        return "hcvault://127.0.0.1:" + server.getAddress().getPort() + "/transit/keys/bankfeed";
    }

    void rotate() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        versions.put(versions.isEmpty() ? 1 : versions.lastKey() + 1, key);
    }

    private String encrypt(JsonNode body) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        int version = versions.lastKey();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, body)
                .doFinal(Base64.getDecoder().decode(body.path("plaintext").asString()));
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return "{\"data\":{\"ciphertext\":\"vault:v" + version + ":"
                + Base64.getEncoder().encodeToString(all) + "\",\"key_version\":" + version + "}}";
    }

    private String decrypt(JsonNode body) throws GeneralSecurityException {
        String[] parts = body.path("ciphertext").asString().split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (!parts[0].equals("vault") || version < minDecryptionVersion) {
            throw new GeneralSecurityException("ciphertext or signature version is disallowed by policy (too old)");
        }
        byte[] all = Base64.getDecoder().decode(parts[2]);
        byte[] plain = cipher(Cipher.DECRYPT_MODE, version, Arrays.copyOf(all, 12), body)
                .doFinal(all, 12, all.length - 12);
        return "{\"data\":{\"plaintext\":\"" + Base64.getEncoder().encodeToString(plain) + "\"}}";
    }

    private Cipher cipher(int mode, int version, byte[] nonce, JsonNode body) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(versions.get(version), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(Base64.getDecoder().decode(body.path("associated_data").asString("")));
        return cipher;
    }

    private static void answer(HttpExchange exchange, Operation operation) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        boolean allowed = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        try {
            KmsStub.send(
                    exchange,
                    allowed ? 200 : 403,
                    JSON,
                    allowed ? operation.of(body) : "{\"errors\":[\"permission denied\"]}");
        } catch (GeneralSecurityException refused) {
            KmsStub.send(
                    exchange,
                    400,
                    JSON,
                    JsonMapper.shared().writeValueAsString(Map.of("errors", refused.getMessage())));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Operation {
        String of(JsonNode body) throws GeneralSecurityException;
    }
}

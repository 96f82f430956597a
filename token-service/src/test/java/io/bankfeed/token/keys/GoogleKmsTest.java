package io.bankfeed.token.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.token.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google Cloud KMS through Tink's own integration, against a stand-in that speaks the documented JSON of encrypt and
 * decrypt, with a service account's key as it lies in gcloud's usual place.
 */
class GoogleKmsTest {

    private static final String KEY = "projects/bank/locations/europe-west2/keyRings/feed/cryptoKeys/tokens";
    private static final byte[] SECRET = "a wrapping key".getBytes(UTF_8);
    private static final byte[] PLACE = "keys.wrapping_key/1".getBytes(UTF_8);
    private static final String ACCESS_TOKEN = "ya29.of-the-service-account";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String homeBefore = System.getProperty("user.home");
    private HttpServer google = Loopback.server();

    @BeforeEach
    void service_account(@TempDir Path home) throws Exception {
        google.createContext(
                "/token",
                exchange -> send(
                        exchange,
                        200,
                        "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
        google.createContext("/v1/" + KEY, this::answer);
        google.start();
        Path place = home.resolve(".config/gcloud/application_default_credentials.json");
        Files.createDirectories(place.getParent());
        Files.writeString(place, account());
        System.setProperty("user.home", home.toString());
    }

    @AfterEach
    void home_again() {
        System.setProperty("user.home", homeBefore);
        google.stop(0);
    }

    @Test
    void what_google_encrypted_it_decrypts_for_the_same_data_alone() throws Exception {
        Aead aead = CloudAeads.google("gcp-kms://" + KEY, URI.create(url()));

        byte[] sealed = aead.encrypt(SECRET, PLACE);

        assertThat(aead.decrypt(sealed, PLACE)).isEqualTo(SECRET);
        assertThatThrownBy(() -> aead.decrypt(sealed, "elsewhere".getBytes(UTF_8)))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(asked).containsExactly(KEY + ":encrypt", KEY + ":decrypt", KEY + ":decrypt");
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + ACCESS_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
            return;
        }
        String method = exchange.getRequestURI().getPath().substring("/v1/".length());
        asked.add(method);
        JsonNode body = JsonMapper.shared().readTree(bodyOf(exchange));
        String data = body.path("additionalAuthenticatedData").asString();
        if (method.endsWith(":encrypt")) {
            String sealed = KmsStub.seal(data, body.path("plaintext").asString());
            send(exchange, 200, "{\"name\":\"" + KEY + "/cryptoKeyVersions/1\",\"ciphertext\":\"" + sealed + "\"}");
            return;
        }
        var opened = KmsStub.open(data, body.path("ciphertext").asString());
        if (opened.isPresent()) {
            send(exchange, 200, "{\"plaintext\":\"" + opened.get() + "\"}");
        } else {
            send(exchange, 400, "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\"}}");
        }
    }

    /** Google's client compresses what it sends. */
    private static byte[] bodyOf(HttpExchange exchange) throws IOException {
        boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body =
                compressed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return body.readAllBytes();
        }
    }

    private String account() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "service_account")
                .put("project_id", "bank")
                .put("client_id", "1")
                .put("client_email", "tokens@bank.iam.gserviceaccount.com")
                .put("private_key_id", "1")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
                .put("token_uri", url() + "/token")
                .toString();
    }

    private String url() {
        return "http://127.0.0.1:" + google.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        KmsStub.send(exchange, status, "application/json", json);
    }
}

package io.bankfeed.token.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.token.Loopback;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS KMS through Tink's own integration, against a stand-in that speaks the documented JSON of Encrypt and Decrypt.
 */
class CloudAeadsTest {

    private static final String KEY = "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final byte[] SECRET = "a wrapping key".getBytes(UTF_8);
    private static final byte[] PLACE = "keys.wrapping_key/1".getBytes(UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer kms = Loopback.server();

    @BeforeEach
    void credentials_of_the_environment() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretKey", "example");
        kms.createContext("/", this::answer);
        kms.start();
    }

    @AfterEach
    void no_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretKey");
        kms.stop(0);
    }

    @Test
    void what_aws_encrypted_it_decrypts_for_the_same_context_alone() throws Exception {
        Aead aead = CloudAeads.aws(
                "aws-kms://" + KEY,
                URI.create("http://127.0.0.1:" + kms.getAddress().getPort()));

        byte[] sealed = aead.encrypt(SECRET, PLACE);

        assertThat(aead.decrypt(sealed, PLACE)).isEqualTo(SECRET);
        assertThatThrownBy(() -> aead.decrypt(sealed, "elsewhere".getBytes(UTF_8)))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(asked).containsExactly("TrentService.Encrypt", "TrentService.Decrypt", "TrentService.Decrypt");
    }

    @Test
    void a_kind_of_key_that_nobody_knows_is_refused() {
        var keys = new KeyEncryptionKeys(
                "azure-kv://key",
                new KekProperties(
                        new KekProperties.Vault(java.nio.file.Path.of("none"), null, java.time.Duration.ofSeconds(1)),
                        null,
                        null));

        assertThatThrownBy(keys::primary).isInstanceOf(IllegalArgumentException.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        asked.add(String.valueOf(target));
        String context = body.path("EncryptionContext").toString();
        if ("TrentService.Encrypt".equals(target)) {
            String sealed = KmsStub.seal(context, body.path("Plaintext").asString());
            send(exchange, 200, "{\"CiphertextBlob\":\"" + sealed + "\",\"KeyId\":\"" + KEY + "\"}");
            return;
        }
        var opened = KmsStub.open(context, body.path("CiphertextBlob").asString());
        if (opened.isPresent()) {
            send(exchange, 200, "{\"Plaintext\":\"" + opened.get() + "\",\"KeyId\":\"" + KEY + "\"}");
        } else {
            send(exchange, 400, "{\"__type\":\"InvalidCiphertextException\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        KmsStub.send(exchange, status, "application/x-amz-json-1.1", json);
    }
}

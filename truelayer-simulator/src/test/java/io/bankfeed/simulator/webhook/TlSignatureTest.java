package io.bankfeed.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.truelayer.signing.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against the vectors that TrueLayer publishes, and against its own verifier. */
class TlSignatureTest {
    private static final String KID = "45fc75cf-5649-4134-84b3-192c2c78e990";
    private static final String JKU = "https://webhooks.truelayer.com/.well-known/jwks";

    private static final byte[] SWEEPING =
            "{\"currency\":\"GBP\",\"max_amount_in_minor\":5000000}".getBytes(StandardCharsets.UTF_8);
    private static final String SWEEPING_PATH = "/merchant_accounts/a61acaef-ee05-4077-92f3-25543a11bd8d/sweeping";
    private static final byte[] EXAMPLE =
            "{\"event_type\":\"example\",\"event_id\":\"18b2842b-a57b-4887-a0a6-d3c7c36f1020\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private static String vector(String name) throws IOException {
        try (InputStream file = TlSignatureTest.class.getResourceAsStream("/truelayer-signing/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static ECKey publishedKey() throws Exception {
        return Objects.requireNonNull(JWKSet.parse(vector("jwks.json")).getKeyByKeyId(KID))
                .toECKey();
    }

    /** The scalar stands behind eight bytes of DER. */
    private static PrivateKey privateKey() throws Exception {
        byte[] der = Base64.getMimeDecoder().decode(vector("ec512-private.pem").replaceAll("-----[A-Z ]+-----", ""));
        BigInteger scalar = new BigInteger(1, Arrays.copyOfRange(der, 8, 74));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        scalar, publishedKey().toECPublicKey().getParams()));
    }

    private static TlSignature sweeping(byte[] body) {
        return new TlSignature(
                "POST", SWEEPING_PATH, Map.of("Idempotency-Key", "idemp-2076717c-9005-4811-a321-9e0787fa0382"), body);
    }

    private static TlSignature webhook(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Tl-Webhook-Timestamp", "2021-11-29T11:42:55Z");
        headers.put("Content-Type", "application/json");
        return new TlSignature("POST", "/tl-webhook", headers, body);
    }

    @Test
    void puts_together_what_the_published_signatures_sign() throws Exception {
        PublicKey key = publishedKey().toECPublicKey();

        assertThat(sweeping(SWEEPING).verifies(vector("tl-signature.txt"), key)).isTrue();
        assertThat(webhook(EXAMPLE).verifies(vector("webhook-signature.txt"), key))
                .isTrue();
    }

    @Test
    void tells_a_changed_byte() throws Exception {
        PublicKey key = publishedKey().toECPublicKey();
        byte[] changed = SWEEPING.clone();
        changed[0]++;

        assertThat(sweeping(changed).verifies(vector("tl-signature.txt"), key)).isFalse();
        assertThat(webhook(EXAMPLE).verifies(vector("tl-signature.txt"), key)).isFalse();
    }

    @Test
    void writes_the_very_header_of_the_published_webhook() throws Exception {
        String ours = webhook(EXAMPLE).sign(KID, privateKey(), JKU);

        assertThat(ours.split("\\.", -1)[0])
                .isEqualTo(vector("webhook-signature.txt").split("\\.", -1)[0]);
        assertThat(webhook(EXAMPLE).verifies(ours, publishedKey().toECPublicKey()))
                .isTrue();
    }

    @Test
    void satisfies_the_official_verifier() throws Exception {
        String ours = webhook(EXAMPLE).sign(KID, privateKey(), JKU);

        assertThat(Verifier.extractJku(ours)).isEqualTo(JKU);
        Verifier.verifyWithJwks(vector("jwks.json"))
                .method("POST")
                .path("/tl-webhook")
                .header("X-Tl-Webhook-Timestamp", "2021-11-29T11:42:55Z")
                .header("Content-Type", "application/json")
                .requiredHeader("X-Tl-Webhook-Timestamp")
                .body(EXAMPLE)
                .verify(ours);
    }
}

package io.bankfeed.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The signatures that TrueLayer publishes for every implementation to verify. Their key set's address is TrueLayer's
 * own, so requests to it are led to a server of ours, and every address that is asked is noted.
 */
class PublishedVectorsTest {

    private static final URI LIVE = URI.create("https://webhooks.truelayer.com/.well-known/jwks");
    private static final URI SANDBOX = URI.create("https://webhooks.truelayer-sandbox.com/.well-known/jwks");
    private static final SignatureProperties PROPERTIES =
            new SignatureProperties(true, Set.of(LIVE, SANDBOX), "", Duration.ofMinutes(10), Duration.ofSeconds(30));
    private static final Vector WEBHOOK = new Vector(
            "webhook-signature.txt",
            "/tl-webhook",
            "X-Tl-Webhook-Timestamp: 2021-11-29T11:42:55Z\nContent-Type: application/json",
            "{\"event_type\":\"example\",\"event_id\":\"18b2842b-a57b-4887-a0a6-d3c7c36f1020\"}");

    private final KeyServer trueLayer = new KeyServer();
    private final Set<URI> asked = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private SignatureVerifier verifier;

    @BeforeEach
    void publishTheKeys() {
        trueLayer.publish(Vector.text("jwks.json"));
        verifier = new SignatureVerifier(
                PROPERTIES, new SigningKeys(PROPERTIES, WebClient.builder().filter(ledToOurServer())));
    }

    @AfterEach
    void close() {
        trueLayer.close();
    }

    @Test
    void the_webhook_vector_verifies_with_the_key_set_that_it_names() {
        assertThat(accepts(WEBHOOK)).isTrue();
        assertThat(asked).containsExactly(LIVE);
    }

    @Test
    void the_vector_for_all_languages_verifies_as_bytes() {
        var vector = new Vector(
                "tl-signature.txt",
                "/merchant_accounts/a61acaef-ee05-4077-92f3-25543a11bd8d/sweeping",
                "Idempotency-Key: idemp-2076717c-9005-4811-a321-9e0787fa0382",
                "{\"currency\":\"GBP\",\"max_amount_in_minor\":5000000}");
        var parsed = TlSignature.parse(vector.signature(), LIVE).orElseThrow();
        var key = new KeySet(LIVE, WebClient.builder().filter(ledToOurServer()).build(), PROPERTIES, System::nanoTime)
                .find(parsed.keyId())
                .block(Duration.ofSeconds(10));

        byte[] content = SignedContent.of(
                        "POST", vector.path(), parsed.signedHeaders(), vector.received(), vector.bytes())
                .orElseThrow();
        assertThat(parsed.verifies(key, content)).isTrue();
        assertThat(accepts(vector))
                .as("a webhook's signature names its key set")
                .isFalse();
    }

    @Test
    void with_any_byte_of_body_path_or_signed_headers_changed_it_does_not() {
        changed(WEBHOOK.body(), body -> accepts(WEBHOOK.withBody(body)));
        changed(WEBHOOK.path(), path -> accepts(WEBHOOK.withPath(path)));
        changed("2021-11-29T11:42:55Z", time -> accepts(WEBHOOK.replacing("2021-11-29T11:42:55Z", time)));
        changed("application/json", type -> accepts(WEBHOOK.replacing("application/json", type)));

        assertThat(accepts(WEBHOOK.withBody(WEBHOOK.body() + " "))).isFalse();
        assertThat(accepts(WEBHOOK.withBody(""))).isFalse();
        assertThat(accepts(WEBHOOK.withPath(WEBHOOK.path() + "?"))).isFalse();
        assertThat(accepts(WEBHOOK.replacing("Content-Type", "Content-Kind"))).isFalse();
        assertThat(accepts(new Vector(
                        WEBHOOK.file(),
                        WEBHOOK.path(),
                        WEBHOOK.headers() + "\nContent-Type: text/plain",
                        WEBHOOK.body())))
                .isFalse();
        assertThat(asked).isSubsetOf(LIVE);
    }

    @Test
    void with_any_byte_of_the_signature_changed_it_does_not_and_nobody_else_is_asked() {
        String signature = WEBHOOK.signature();
        for (int position = 0; position < signature.length(); position++) {
            String tampered = flipped(signature, position);
            assertThat(accepts(WEBHOOK, tampered)).as("position %d", position).isFalse();
        }
        assertThat(asked).isSubsetOf(LIVE, SANDBOX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://webhooks.truelayer.com.evil.example/.well-known/jwks",
                "https://webhooks.truelayer.com@evil.example/.well-known/jwks",
                "https://evil.example/webhooks.truelayer.com/.well-known/jwks",
                "https://evil.example/?https://webhooks.truelayer.com/.well-known/jwks",
                "http://webhooks.truelayer.com/.well-known/jwks",
                "https://webhooks.truelayer.com:8443/.well-known/jwks",
                "https://webhooks.truelayer.com/.well-known/jwks/",
                "https://webhooks.truelayer.com/.well-known/../jwks",
                "https://webhooks.truelayer.com/.well-known/jwks?u=https://evil.example",
                "https://WEBHOOKS.TRUELAYER.COM/.well-known/jwks",
                "https://webhooks.truelayer.com./.well-known/jwks",
                "https://webhooks.truelаyer.com/.well-known/jwks",
                "https://127.0.0.1/.well-known/jwks",
                "file:///etc/passwd"
            })
    void a_look_alike_key_set_is_asked_for_nothing(String jku) {
        var signer = TlSigner.of("45fc75cf-5649-4134-84b3-192c2c78e990", URI.create("https://evil.example/"));

        assertThat(accepts(
                        WEBHOOK,
                        signer.pointingTo(URI.create(jku)).sign(WEBHOOK.path(), java.util.Map.of(), WEBHOOK.bytes())))
                .isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_mac_under_the_public_key_is_no_signature() throws Exception {
        byte[] publicKey = JWKSet.parse(Vector.text("jwks.json"))
                .getKeyByKeyId("45fc75cf-5649-4134-84b3-192c2c78e990")
                .toECKey()
                .toPublicKey()
                .getEncoded();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS512)
                .keyID("45fc75cf-5649-4134-84b3-192c2c78e990")
                .jwkURL(LIVE)
                .customParam("tl_version", "2")
                .customParam("tl_headers", "")
                .build();
        var payload = Base64URL.encode("POST " + WEBHOOK.path() + "\n" + WEBHOOK.body());
        byte[] input = (header.toBase64URL() + "." + payload).getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(WEBHOOK, header.toBase64URL() + ".." + new MACSigner(publicKey).sign(header, input)))
                .isFalse();
        assertThat(asked).isEmpty();
    }

    private static void changed(String text, java.util.function.Predicate<String> accepted) {
        for (int position = 0; position < text.length(); position++) {
            String tampered =
                    text.substring(0, position) + (char) (text.charAt(position) ^ 1) + text.substring(position + 1);
            assertThat(accepted.test(tampered)).as(tampered).isFalse();
        }
    }

    private static String flipped(String text, int position) {
        return text.substring(0, position) + (text.charAt(position) == 'A' ? 'B' : 'A') + text.substring(position + 1);
    }

    private boolean accepts(Vector vector) {
        return accepts(vector, vector.signature());
    }

    private boolean accepts(Vector vector, String signature) {
        var headers = vector.received();
        headers.add("Tl-Signature", signature);
        return verifier.isAcceptable("POST", vector.path(), headers, vector.bytes())
                .onErrorReturn(SigningKeysUnavailable.class, false)
                .block(Duration.ofSeconds(10));
    }

    /** Stands where the network begins: notes the address, and answers from our own server. */
    private ExchangeFilterFunction ledToOurServer() {
        return (request, network) -> {
            asked.add(request.url());
            return ExchangeFunctions.create(new ReactorClientHttpConnector())
                    .exchange(ClientRequest.create(HttpMethod.GET, trueLayer.keySet())
                            .build());
        };
    }
}

package io.bankfeed.webhook.signature;

import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.ReceiverTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReceiverTest
class SignatureIT {

    private static final KeyServer KEYS = new KeyServer();
    private static final KeyServer FOREIGN = new KeyServer();
    private static final TlSigner SIGNER = TlSigner.of("key-1", KEYS.keySet());
    private static final String TIMESTAMP = "X-Tl-Webhook-Timestamp";
    private static final Map<String, String> HEADERS = Map.of(TIMESTAMP, "2026-11-20T10:00:00Z");
    private static final byte[] BODY = "{\"status\":\"Succeeded\"}".getBytes(StandardCharsets.UTF_8);

    private final UUID connectionId = UUID.randomUUID();
    private final String capability = CapabilityKeys.forTask(connectionId, UUID.randomUUID());
    private final String path = "/webhooks/truelayer/" + capability;
    private final EventLog results = new EventLog("bankfeed.results");
    private WebTestClient truelayer;

    @DynamicPropertySource
    static void keySets(DynamicPropertyRegistry registry) {
        registry.add(
                "bankfeed.webhook.signature.key-sets[0]", () -> KEYS.keySet().toString());
    }

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        KEYS.publish(SIGNER.key().toPublicJWK());
        FOREIGN.publish(SIGNER.key().toPublicJWK());
        truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @AfterEach
    void close() {
        results.close();
    }

    @Test
    void a_good_signature_is_accepted() {
        deliver(SIGNER.sign(path, HEADERS, BODY), BODY).isEqualTo(202);
        deliver(SIGNER.sign(path + "/", HEADERS, BODY), BODY).isEqualTo(202);

        assertThat(results.await(2, withKey(connectionId))).hasSize(2);
    }

    @Test
    void bytes_that_are_no_text_are_told_apart() {
        byte[] signed = {'{', (byte) 0xff, '}'};
        byte[] sent = {'{', (byte) 0xfe, '}'};

        deliver(SIGNER.sign(path, HEADERS, signed), signed).isEqualTo(202);
        deliver(SIGNER.sign(path, HEADERS, signed), sent).isEqualTo(401);
    }

    @Test
    void no_changed_byte_of_the_body_goes_unnoticed() {
        String signature = SIGNER.sign(path, HEADERS, BODY);

        for (int position = 0; position < BODY.length; position++) {
            byte[] tampered = BODY.clone();
            tampered[position] ^= 1;
            deliver(signature, tampered).isEqualTo(401);
        }
        assertThat(results.now(withKey(connectionId))).isEmpty();
    }

    @Test
    void no_changed_character_of_the_signature_goes_unnoticed() {
        String signature = SIGNER.sign(path, HEADERS, BODY);

        for (int position = 0; position < signature.length(); position++) {
            var tampered = new StringBuilder(signature);
            tampered.setCharAt(position, signature.charAt(position) == 'A' ? 'B' : 'A');
            // a changed key id may be one that is not fetched yet: then we can't tell
            deliver(tampered.toString(), BODY)
                    .value(status -> assertThat(status).isIn(401, 503));
        }
        assertThat(results.now(withKey(connectionId))).isEmpty();
    }

    @Test
    void another_path_another_time_and_another_version_are_refused() {
        deliver(SIGNER.sign("/webhooks/truelayer/other", HEADERS, BODY), BODY).isEqualTo(401);
        deliver(SIGNER.sign(path, Map.of(TIMESTAMP, "2026-11-20T10:00:01Z"), BODY), BODY)
                .isEqualTo(401);
        deliver(SIGNER.sign(path, Map.of("X-Never-Sent", "1"), BODY), BODY).isEqualTo(401);
        deliver(SIGNER.ofVersion("1").sign(path, HEADERS, BODY), BODY).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS512", "RS256", "ES256", "PS512"})
    void no_other_algorithm_is_taken(String algorithm) {
        String header = "{\"alg\":\"%s\",\"kid\":\"key-1\",\"tl_version\":\"2\",\"tl_headers\":\"\",\"jku\":\"%s\"}"
                .formatted(algorithm, KEYS.keySet());

        deliver(Base64URL.encode(header) + "..", BODY).isEqualTo(401);
        deliver(Base64URL.encode(header) + ".." + Base64URL.encode(new byte[132]), BODY)
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "..", "a.b.c", "....", "ä..ö"})
    void an_unreadable_signature_is_refused(String signature) {
        deliver(signature, BODY).isEqualTo(401);
    }

    @Test
    void keys_are_fetched_from_the_configured_place_and_from_nowhere_else() {
        deliver(SIGNER.pointingTo(FOREIGN.keySet()).sign(path, HEADERS, BODY), BODY)
                .isEqualTo(401);
        for (String lookAlike : new String[] {
            KEYS.keySet() + "/",
            KEYS.keySet() + "?x",
            KEYS.keySet() + "#x",
            KEYS.keySet().toString().toUpperCase()
        }) {
            deliver(SIGNER.pointingTo(URI.create(lookAlike)).sign(path, HEADERS, BODY), BODY)
                    .isEqualTo(401);
        }

        assertThat(FOREIGN.requests()).isZero();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions deliver(String signature, byte[] body) {
        return truelayer
                .post()
                .uri(path)
                .header("Tl-Signature", signature)
                .header(TIMESTAMP, HEADERS.get(TIMESTAMP))
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }
}

package io.bankfeed.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.JOSEException;
import com.truelayer.signing.Signer;
import com.truelayer.signing.Verifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** The format is TrueLayer's, so its own library is the judge of both our signing in tests and our verifying. */
class TrueLayersOwnLibraryTest {

    private static final URI KEY_SET = URI.create("https://webhooks.truelayer.com/.well-known/jwks");
    private static final String PATH = "/webhooks/truelayer/capability";
    private static final Map<String, String> HEADERS = headers();
    private static final byte[] BODY = "{\"status\":\"Succeeded\",\"name\":\"Zoë ✓\"}".getBytes(StandardCharsets.UTF_8);

    private final TlSigner signer = TlSigner.of("key-1", KEY_SET);

    @Test
    void it_accepts_what_the_tests_sign() throws JOSEException {
        String signature = signer.sign(PATH, HEADERS, BODY);
        var verifier = Verifier.from(signer.key().toECPublicKey())
                .method("POST")
                .path(PATH)
                .headers(HEADERS)
                .body(BODY);

        assertThatCode(() -> verifier.verify(signature)).doesNotThrowAnyException();
    }

    @Test
    void what_it_signs_verifies_but_for_the_missing_key_set() throws JOSEException {
        String signature = Signer.from("key-1", signer.key().toECPrivateKey())
                .method("POST")
                .path(PATH)
                .headers(HEADERS)
                .body(BODY)
                .sign();

        assertThat(TlSignature.parse(signature)).isEmpty();
        assertThat(TlSignature.parse(signature, KEY_SET))
                .hasValueSatisfying(parsed -> assertThat(parsed.verifies(signer.key(), content(parsed)))
                        .isTrue());
    }

    private static byte[] content(TlSignature parsed) {
        var received = new HttpHeaders();
        HEADERS.forEach(received::add);
        return SignedContent.of("POST", PATH, parsed.signedHeaders(), received, BODY)
                .orElseThrow();
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Tl-Webhook-Timestamp", "2026-11-20T10:00:00Z");
        headers.put("Content-Type", "application/json");
        return headers;
    }
}

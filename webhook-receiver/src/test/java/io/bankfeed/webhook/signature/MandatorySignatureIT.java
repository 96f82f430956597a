package io.bankfeed.webhook.signature;

import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.ReceiverTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReceiverTest
@TestPropertySource(
        properties = {
            "bankfeed.webhook.signature.required=true",
            "bankfeed.webhook.signature.key-sets=http://127.0.0.1:1/.well-known/jwks"
        })
class MandatorySignatureIT {

    private static final byte[] BODY = "{}".getBytes();

    @Test
    void without_a_signature_nothing_is_taken_and_without_keys_the_fault_is_ours(
            @Value("${local.server.port}") int port) {
        var truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        String path = "/webhooks/truelayer/" + CapabilityKeys.forTask(UUID.randomUUID(), UUID.randomUUID());
        var signer = TlSigner.of("key-1", java.net.URI.create("http://127.0.0.1:1/.well-known/jwks"));

        truelayer.post().uri(path).bodyValue(BODY).exchange().expectStatus().isUnauthorized();
        truelayer
                .post()
                .uri(path)
                .header("Tl-Signature", signer.sign(path, java.util.Map.of(), BODY))
                .bodyValue(BODY)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
    }
}

package io.bankfeed.webhook.receive;

import io.bankfeed.testsupport.TestTokens;
import io.bankfeed.testsupport.contract.CommittedFile;
import io.bankfeed.webhook.ReceiverTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReceiverTest
class DoorIT {

    private WebTestClient truelayer;

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @Test
    void what_is_not_a_webhook_is_not_found_or_not_allowed() {
        truelayer.get().uri("/webhooks/truelayer/x").exchange().expectStatus().isEqualTo(405);
        truelayer.put().uri("/webhooks/truelayer/x").exchange().expectStatus().isEqualTo(405);
        truelayer.post().uri("/").exchange().expectStatus().isNotFound();
        truelayer
                .post()
                .uri("/webhooks/truelayer/a/b/c")
                .exchange()
                .expectStatus()
                .isNotFound();
        truelayer.get().uri("/actuator/health").exchange().expectStatus().isNotFound();
    }

    @Test
    void the_description_of_the_api_is_for_ourselves() {
        truelayer.get().uri("/v3/api-docs").exchange().expectStatus().isUnauthorized();
        CommittedFile.of("docs/openapi/webhook-receiver.json")
                .isServedBy(truelayer
                        .mutate()
                        .defaultHeader("Authorization", TestTokens.bearerOfService("operator", "operations"))
                        .build());
    }

    @Test
    void the_committed_document_is_made_from_the_code() {
        CommittedFile.of("docs/openapi/webhook-receiver.json").isMadeBy(truelayer);
    }
}

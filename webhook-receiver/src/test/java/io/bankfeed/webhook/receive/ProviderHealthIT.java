package io.bankfeed.webhook.receive;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.ReceiverTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReceiverTest
class ProviderHealthIT {

    private final EventLog providers = new EventLog("bankfeed.providers");
    private final String bank = "bank-" + UUID.randomUUID();
    private WebTestClient truelayer;

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void an_unhealthy_bank_and_its_recovery_are_told() {
        deliver(CapabilityKeys.forProviderHealth(), notice("provider_unhealthy", "data"));
        deliver(CapabilityKeys.forProviderHealth(), notice("provider_healthy", "data"));

        var told = providers.await(2, withKey(bank));
        assertThat(told)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("bankfeed.provider.unhealthy.v1", "bankfeed.provider.healthy.v1");
        assertThat(new String(told.getFirst().value(), StandardCharsets.UTF_8))
                .contains("\"provider_id\":\"" + bank + "\"", "2024-08-15T08:59:33.971940600Z");
    }

    @Test
    void what_does_not_concern_data_or_is_not_known_is_accepted_and_left() {
        deliver(CapabilityKeys.forProviderHealth(), notice("provider_unhealthy", "payments"));
        deliver(CapabilityKeys.forProviderHealth(), notice("provider_sleepy", "data"));

        assertThat(providers.now(withKey(bank))).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_kept_raw_for_an_operator() {
        String body = "garbage of " + bank;
        deliver(CapabilityKeys.forProviderHealth(), body);

        try (var quarantine = new EventLog(Topics.QUARANTINE)) {
            var kept = quarantine
                    .await(record -> new String(record.value(), StandardCharsets.UTF_8).equals(body))
                    .getFirst();
            assertThat(header(kept, "bankfeed-notice")).isEqualTo("provider_health");
            assertThat(header(kept, "bankfeed-reason")).isEqualTo("provider_health: no JSON object");
        }
    }

    @Test
    void a_tasks_capability_opens_nothing_here() {
        String capability = CapabilityKeys.forTask(UUID.randomUUID(), UUID.randomUUID());

        truelayer
                .post()
                .uri("/webhooks/truelayer/provider-health/{capability}", capability)
                .bodyValue(notice("provider_unhealthy", "data"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(providers.now(withKey(bank))).isEmpty();
    }

    private void deliver(String capability, String body) {
        truelayer
                .post()
                .uri("/webhooks/truelayer/provider-health/{capability}", capability)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private String notice(String type, String capabilityType) {
        return """
                {"provider_id": "%s", "capability_type": "%s", "updated_at": "2024-08-15T08:59:33.9719406Z",
                 "event_id": "502535d9-0d96-453a-af17-210977f69ff2", "event_version": 1, "type": "%s"}
                """.formatted(bank, capabilityType, type);
    }
}

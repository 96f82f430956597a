package io.bankfeed.sync.webhook;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.webhook.Quarantined;
import io.bankfeed.sync.SyncTest;
import io.bankfeed.testsupport.DeadLetterDesk;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SyncTest
class QuarantineIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    @Autowired
    EventPublisher publisher;

    @Autowired
    WebTestClient http;

    @Autowired
    Capabilities capabilities;

    @Test
    void a_quarantined_result_is_told_again_under_its_own_id() {
        var capability = new Capability(Ids.next(), Ids.next(), "demo", 4, LATER);
        var quarantined = new Quarantined(Ids.next(), "results", capability);
        quarantine(quarantined, "<html>");
        var desk = new DeadLetterDesk(http);

        var letter = desk.await("event_id", quarantined.id());
        assertThat(letter.path("key").asString())
                .isEqualTo(capability.connectionId().toString());
        assertThat(letter.path("reason").asString()).startsWith("results: ");
        assertThat(desk.show(letter).path("payload").toString()).doesNotContain("html");
        assertThat(desk.showInFull(letter).path("payload").path("text").asString())
                .isEqualTo("<html>");
        try (var results = new EventLog(Topics.RESULTS)) {
            desk.replay(letter).expectStatus().isOk();

            var told = results.await(withKey(capability.connectionId())).getFirst();
            assertThat(header(told, "ce_id")).isEqualTo(quarantined.id().toString());
            assertThat(header(told, "ce_source")).isEqualTo("/bankfeed/webhook-receiver");
            assertThat(new String(told.value(), StandardCharsets.UTF_8))
                    .contains(capability.taskRef().toString(), "\"consent_no\":4");
        }
    }

    @Test
    void a_provider_notice_that_can_be_read_now_is_told_and_one_that_cannot_stays() {
        String bank = "bank-" + UUID.randomUUID();
        UUID readable = quarantineHealth("{\"provider_id\": \"" + bank + "\", \"type\": \"provider_unhealthy\"}");
        UUID unreadable = quarantineHealth("]");
        var desk = new DeadLetterDesk(http);

        try (var providers = new EventLog(Topics.PROVIDERS)) {
            desk.replay(desk.await("event_id", readable)).expectStatus().isOk();
            assertThat(header(providers.await(withKey(bank)).getFirst(), "ce_id"))
                    .isEqualTo(readable.toString());
        }
        var stuck = desk.await("event_id", unreadable);
        desk.replay(stuck)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("replay_failed");
        desk.discard(stuck).expectStatus().isNoContent();
    }

    @Test
    void an_operator_gets_a_url_for_provider_availability_webhooks() {
        var created = http.post()
                .uri("/internal/v1/provider-health-webhooks")
                .header("Authorization", DeadLetterDesk.OPERATOR)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(new org.springframework.core.ParameterizedTypeReference<Map<String, String>>() {})
                .returnResult()
                .getResponseBody();

        String uri = created.get("webhook_uri");
        assertThat(uri).contains("/webhooks/truelayer/provider-health/");
        Capability capability = capabilities.verify(uri.substring(uri.lastIndexOf('/') + 1));
        assertThat(capability.isForProviderHealth()).isTrue();
        assertThat(capability.expiresAt()).isEqualTo(Instant.parse(created.get("expires_at")));
    }

    @Test
    void nobody_else_gets_one() {
        http.post()
                .uri("/internal/v1/provider-health-webhooks")
                .header("Authorization", TestTokens.bearer("demo", "syncs:write"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private UUID quarantineHealth(String body) {
        var capability = new Capability(Capability.NIL, Capability.NIL, "", 0, LATER);
        var quarantined = new Quarantined(Ids.next(), "provider_health", capability);
        quarantine(quarantined, body);
        return quarantined.id();
    }

    private void quarantine(Quarantined quarantined, String body) {
        publisher
                .send(quarantined.toRecord(body.getBytes(StandardCharsets.UTF_8), "no JSON object"))
                .block(LIMIT);
    }
}

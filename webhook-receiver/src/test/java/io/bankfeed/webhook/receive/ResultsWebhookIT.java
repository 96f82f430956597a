package io.bankfeed.webhook.receive;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.ReceiverTest;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReceiverTest
class ResultsWebhookIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUCCEEDED = """
            {"request_timestamp": "0001-01-01T00:00:00Z", "task_id": "t", "status": "Succeeded"}
            """;

    private final UUID connectionId = UUID.randomUUID();
    private final UUID taskRef = UUID.randomUUID();
    private final EventLog results = new EventLog("bankfeed.results");
    private final EventLog quarantine = new EventLog(Topics.QUARANTINE);
    private WebTestClient truelayer;

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        truelayer =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @AfterEach
    void close() {
        results.close();
        quarantine.close();
    }

    @Test
    void a_delivery_is_accepted_once_its_event_is_on_the_topic() {
        deliver(CapabilityKeys.forTask(connectionId, taskRef), SUCCEEDED.getBytes())
                .expectStatus()
                .isAccepted()
                .expectBody()
                .isEmpty();

        var record = results.await(withKey(connectionId)).getFirst();
        assertThat(header(record, "ce_type")).isEqualTo("bankfeed.results.ready.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/bankfeed/webhook-receiver");
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        JsonNode data = data(record);
        assertThat(data.path("connection_id").asString()).isEqualTo(connectionId.toString());
        assertThat(data.path("task_ref").asString()).isEqualTo(taskRef.toString());
        assertThat(data.path("tenant").asString()).isEqualTo("demo");
        assertThat(data.path("consent_no").asLong()).isEqualTo(3);
        assertThat(data.path("reported_status").asString()).isEqualTo("succeeded");
    }

    @Test
    void a_late_delivery_is_accepted_too() {
        deliver(CapabilityKeys.expiredForTask(connectionId, taskRef), SUCCEEDED.getBytes())
                .expectStatus()
                .isAccepted();

        assertThat(results.await(withKey(connectionId))).hasSize(1);
    }

    @Test
    void a_repeated_delivery_is_accepted_again() {
        String capability = CapabilityKeys.forTask(connectionId, taskRef);

        deliver(capability, SUCCEEDED.getBytes()).expectStatus().isAccepted();
        deliver(capability, SUCCEEDED.getBytes()).expectStatus().isAccepted();

        assertThat(results.await(2, withKey(connectionId))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "{\"status\": 7}",
                "{\"status\": \"<script>\"}",
                "{\"status\": {}}",
                "{"
            })
    void whatever_the_body_says_an_authentic_delivery_means_look(String body) {
        deliver(CapabilityKeys.forTask(connectionId, taskRef), body.getBytes())
                .expectStatus()
                .isAccepted();

        var record = results.await(withKey(connectionId)).getFirst();
        assertThat(data(record).path("reported_status").asString()).isEqualTo("unknown");
        var quarantined = quarantine.await(withKey(connectionId)).getFirst();
        assertThat(new String(quarantined.value())).isEqualTo(body);
        assertThat(header(quarantined, "ce_id")).isEqualTo(header(record, "ce_id"));
        assertThat(header(quarantined, "bankfeed-task-ref")).isEqualTo(taskRef.toString());
    }

    @Test
    void a_deeply_nested_body_is_no_more_than_unreadable() {
        deliver(
                        CapabilityKeys.forTask(connectionId, taskRef),
                        "[".repeat(60_000).getBytes())
                .expectStatus()
                .isAccepted();
    }

    @Test
    void no_changed_character_of_a_capability_goes_unnoticed() {
        String capability = CapabilityKeys.forTask(connectionId, taskRef);

        for (int position = 0; position < capability.length(); position++) {
            var tampered = new StringBuilder(capability);
            tampered.setCharAt(position, capability.charAt(position) == 'A' ? 'B' : 'A');
            refused(tampered.toString());
        }
        refused(capability + "A");
        refused(capability.substring(1));
        refused(capability.substring(0, capability.length() - 1));

        assertThat(results.now(withKey(connectionId))).isEmpty();
    }

    @Test
    void a_capability_for_provider_health_opens_nothing_here() {
        refused(CapabilityKeys.forProviderHealth());
    }

    @Test
    void a_strangers_trace_is_not_continued() {
        truelayer
                .post()
                .uri("/webhooks/truelayer/{capability}", CapabilityKeys.forTask(connectionId, taskRef))
                .header("traceparent", "00-11111111111111111111111111111111-2222222222222222-01")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isAccepted();

        var record = results.await(withKey(connectionId)).getFirst();
        assertThat(header(record, "traceparent")).doesNotContain("11111111111111111111111111111111");
    }

    private void refused(String capability) {
        deliver(capability, SUCCEEDED.getBytes())
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("WWW-Authenticate")
                .expectBody()
                .isEmpty();
    }

    private WebTestClient.ResponseSpec deliver(String capability, byte[] body) {
        return truelayer
                .post()
                .uri("/webhooks/truelayer/{capability}", capability)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        return JSON.readTree(record.value());
    }
}

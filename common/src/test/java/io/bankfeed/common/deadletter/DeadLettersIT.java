package io.bankfeed.common.deadletter;

import static io.bankfeed.testsupport.DeadLetterDesk.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.ConsentEvent.ConsentConfirmed;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.kafka.EventSink;
import io.bankfeed.testsupport.DeadLetterDesk;
import io.bankfeed.testsupport.IntegrationTest;
import io.bankfeed.testsupport.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class DeadLettersIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private DeadLetterDesk desk;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    EventPublisher publisher;

    @Autowired
    Events events;

    @Autowired
    EventSink sink;

    @Autowired
    OpenDeadLetters health;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void sitDown(@Autowired WebTestClient http) {
        desk = new DeadLetterDesk(http);
    }

    @Test
    void a_failed_record_is_listed_with_what_tells_of_it_and_nothing_more() {
        var event = events.of(Ids.next(), "demo", 1, new ConsentConfirmed(Instant.EPOCH));

        JsonNode letter = failing(event);

        assertThat(letter.path("event_id").asString()).isEqualTo(event.id().toString());
        assertThat(letter.path("event_type").asString()).isEqualTo("bankfeed.consent.confirmed.v1");
        assertThat(letter.path("topic").asString()).isEqualTo(Topics.CONSENTS);
        assertThat(letter.path("reason").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.toString()).doesNotContain("planted-secret").doesNotContain("payload");
    }

    @Test
    void a_replay_that_fails_stays_open_and_one_that_works_keeps_the_records_id() {
        UUID connection = Ids.next();
        var event = events.of(connection, "demo", 1, new ConsentConfirmed(Instant.EPOCH));
        JsonNode letter = failing(event);

        refused(desk.replay(letter), "replay_failed");
        assertThat(desk.show(letter).path("replays").asInt()).isEqualTo(1);
        sink.failures.remove(connection);
        desk.replay(letter)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("replayed");

        assertThat(sink.handled).contains(connection);
        assertThat(sink.ids.get(connection)).containsOnly(event.id());
        assertThat(desk.show(letter).path("settled_by").asString()).isEqualTo("operator");
        refused(desk.replay(letter), "already_settled");
        refused(desk.discard(letter), "already_settled");
    }

    @Test
    void values_are_masked_unless_the_caller_may_see_them_and_gone_once_discarded() {
        String key = "poison-" + Ids.next();
        kafka.send(Topics.CONSENTS, key, bytes("{\"iban\": \"GB29NWBK\", \"n\": 7, \"at\": \"2026-11-20T10:00:00Z\"}"))
                .join();
        JsonNode letter = desk.await("size", 58);

        JsonNode masked = desk.show(letter).path("payload");
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("json").toString())
                .isEqualTo("{\"iban\":\"***\",\"n\":\"***\",\"at\":\"2026-11-20T10:00:00Z\"}");
        assertThat(desk.show(letter).path("key").asString()).isEqualTo("***");
        JsonNode full = desk.showInFull(letter);
        assertThat(full.path("payload").path("json").path("iban").asString()).isEqualTo("GB29NWBK");

        desk.discard(letter).expectStatus().isNoContent();
        assertThat(desk.show(letter).path("status").asString()).isEqualTo("discarded");
        assertThat(desk.show(letter).has("payload")).isFalse();
        assertThat(desk.list("?status=open").toString())
                .doesNotContain(letter.path("id").asString());
    }

    @Test
    void health_is_degraded_and_the_gauge_raised_while_any_is_open_and_a_batch_replay_clears_them() {
        UUID connection = Ids.next();
        failing(events.of(connection, "demo", 1, new ConsentConfirmed(Instant.EPOCH)));

        assertThat(health.health().block(LIMIT).getStatus()).isEqualTo(OpenDeadLetters.DEGRADED);
        await().atMost(LIMIT)
                .until(() -> meters.get("bankfeed.dead.letters").gauge().value() > 0);

        sink.failures.remove(connection);
        desk.call(HttpMethod.POST, "/replays?topic=" + Topics.CONSENTS, OPERATOR)
                .expectStatus()
                .isOk();
        assertThat(sink.handled).contains(connection);
        desk.list("?status=open")
                .path("items")
                .forEach(left -> desk.discard(left).expectStatus().isNoContent());
        assertThat(health.health().block(LIMIT).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void nobody_but_an_operator_gets_in_and_bad_requests_are_told() {
        String tenant = TestTokens.bearer("demo", "connections:read", "accounts:full", "operations:payload");
        String path = "/" + Ids.next();
        desk.http()
                .get()
                .uri("/internal/v1/dead-letters")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.DELETE}) {
            desk.call(method, path, tenant).expectStatus().isForbidden();
        }
        desk.call(HttpMethod.GET, "", tenant).expectStatus().isForbidden();
        desk.call(HttpMethod.POST, path + "/replays", tenant).expectStatus().isForbidden();
        desk.call(HttpMethod.POST, "/replays", tenant).expectStatus().isForbidden();

        desk.call(HttpMethod.GET, path, OPERATOR).expectStatus().isNotFound();
        desk.call(HttpMethod.POST, path + "/replays", OPERATOR).expectStatus().isNotFound();
        desk.call(HttpMethod.DELETE, path, OPERATOR).expectStatus().isNotFound();
        desk.call(HttpMethod.GET, "?status=lost", OPERATOR).expectStatus().isBadRequest();
        desk.call(HttpMethod.GET, "?limit=0", OPERATOR).expectStatus().isBadRequest();
        desk.call(HttpMethod.GET, "?cursor=nonsense", OPERATOR).expectStatus().isBadRequest();
    }

    @Test
    void a_list_goes_on_where_its_page_ended() {
        for (int i = 0; i < 3; i++) {
            kafka.send(Topics.CONSENTS, "poison", bytes("page-" + i)).join();
        }
        await().atMost(LIMIT).until(() -> desk.list("?limit=200").path("items").size() >= 3);

        JsonNode first = desk.list("?limit=2");
        JsonNode second =
                desk.list("?limit=2&cursor=" + first.path("next_cursor").asString());

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).isNotEmpty();
        assertThat(first.path("items").toString())
                .doesNotContain(second.path("items").get(0).path("id").asString());
    }

    private JsonNode failing(EventEnvelope<?> event) {
        sink.failures.put(event.connectionId(), new IllegalStateException("planted-secret"));
        publisher.publish(event).block(LIMIT);
        return desk.await("key", event.key());
    }

    private static void refused(WebTestClient.ResponseSpec answer, String code) {
        answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

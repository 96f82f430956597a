package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.truelayer.signing.SignatureException;
import com.truelayer.signing.Verifier;
import io.bankfeed.simulator.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookTest {
    private static final String PATH = "/simulator/v1/webhooks";

    private final Simulated simulated = new Simulated();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void stop() {
        receiver.close();
        simulated.close();
    }

    private void settings(Object... wanted) {
        assertThat(simulated.put(PATH, Json.text(Json.object(wanted))).status()).isEqualTo(200);
    }

    private void call(int times) {
        Session session = Session.of(simulated, "mock");
        simulated.flip("daily_cap", "off");
        for (int call = 0; call < times; call++) {
            session.get("/accounts?async=true&webhook_uri=" + Link.encoded(receiver.uri()));
        }
    }

    private JsonNode sent() {
        return simulated.get("/simulator/v1/ledger/webhooks").json().path("items");
    }

    @Test
    void are_lost_at_the_rate_that_is_set() {
        simulated.put("/simulator/v1/banks/mock", "{\"latency_millis\":1}");
        settings("lost", 0.5);
        call(60);

        await().untilAsserted(() -> assertThat(receiver.received()).hasSizeBetween(15, 45));
    }

    @Test
    void come_in_copies_late_and_early_as_each_is_set() {
        simulated.put("/simulator/v1/banks/mock", "{\"latency_millis\":1}");
        settings("copies", 2, "delay_ms", 50, "spread_ms", 100, "early_every", 2);
        call(4);

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(8));
        Set<Integer> deliveries = new HashSet<>();
        sent().forEach(entry -> deliveries.add(entry.path("delivery").asInt()));
        assertThat(deliveries).containsExactlyInAnyOrder(1, 2);
        assertThat(sent().valueStream()
                        .filter(entry -> entry.path("before_answer").asBoolean(false)))
                .hasSize(2);
    }

    @Test
    void are_signed_so_that_the_official_verifier_believes_them_also_after_a_rotation() throws Exception {
        simulated.flip("webhook_signature", "tl_signature");
        settings("jku", "https://webhooks.truelayer-sandbox.com/.well-known/jwks");
        call(1);
        await().until(() -> receiver.received().size() == 1);
        String first = simulated.get("/.well-known/jwks").body();
        verify(0, first);

        simulated.postJson(PATH + "/keys/rotations", Json.object());
        call(1);
        await().until(() -> receiver.received().size() == 2);

        assertThatThrownBy(() -> verify(1, first)).isInstanceOf(SignatureException.class);
        String second = simulated.get("/.well-known/jwks").body();
        verify(1, second);
        verify(0, second);
        simulated.postJson(PATH + "/keys/rotations?drop_old=true", Json.object());
        String third = simulated.get("/.well-known/jwks").body();
        assertThatThrownBy(() -> verify(1, third)).isInstanceOf(SignatureException.class);
        assertThat(sent()).allMatch(entry -> entry.path("signed").asBoolean(false));
    }

    private void verify(int number, String jwks) throws SignatureException {
        WebhookReceiver.Received webhook = receiver.all().get(number);
        String signature = webhook.header("Tl-Signature");
        assertThat(Verifier.extractJku(signature)).endsWith("truelayer-sandbox.com/.well-known/jwks");
        Verifier.verifyWithJwks(jwks)
                .method("POST")
                .path("/hook")
                .header("X-Tl-Webhook-Timestamp", webhook.header("X-Tl-Webhook-Timestamp"))
                .header("Content-Type", webhook.header("Content-Type"))
                .requiredHeader("X-Tl-Webhook-Timestamp")
                .body(webhook.body())
                .verify(signature);
    }

    @Test
    void carry_the_time_of_the_request_only_where_that_is_switched_on() {
        call(1);
        await().until(() -> receiver.received().size() == 1);
        simulated.flip("webhook_timestamp", "request_time");
        call(1);
        await().until(() -> receiver.received().size() == 2);

        assertThat(receiver.received().get(0).path("request_timestamp").asString(""))
                .startsWith("0001-01-01");
        assertThat(receiver.received().get(1).path("request_timestamp").asString(""))
                .startsWith("2026-11-23T12:00");
    }

    @Test
    void tell_when_a_bank_falls_ill_and_when_it_recovers() {
        settings("provider_health_uri", receiver.uri());

        simulated.put("/simulator/v1/banks/mock", "{\"recommended_status\":\"unhealthy\"}");
        await().until(() -> receiver.received().size() == 1);
        simulated.put("/simulator/v1/banks/mock", "{\"recommended_status\":\"unhealthy\"}");
        simulated.put("/simulator/v1/banks/mock", "{\"recommended_status\":\"healthy\"}");
        await().until(() -> receiver.received().size() == 2);

        JsonNode ill = receiver.received().getFirst();
        assertThat(ill.path("type").asString("")).isEqualTo("provider_unhealthy");
        assertThat(ill.path("provider_id").asString("")).isEqualTo("mock");
        assertThat(ill.path("capability_type").asString("")).isEqualTo("data");
        assertThat(ill.path("updated_at").asString("")).isEqualTo("2026-11-23T12:00:00.0000000Z");
        assertThat(receiver.received().get(1).path("type").asString("")).isEqualTo("provider_healthy");
    }

    @Test
    void refuse_settings_that_make_no_sense() {
        assertThat(simulated.put(PATH, "{\"lost\":2}").status()).isEqualTo(400);
        assertThat(simulated.put(PATH, "{\"mode\":\"sometimes\"}").status()).isEqualTo(400);
    }
}

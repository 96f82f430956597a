package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.simulator.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsynchronousCallsTest {
    private static final String BALANCE = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface/balance";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static String hooked(String path, WebhookReceiver receiver) {
        return path + "?async=true&webhook_uri=" + Link.encoded(receiver.uri());
    }

    private static String status(Simulated.Answer answer) {
        return answer.json().path("status").asString("");
    }

    private static String resultsUri(Simulated.Answer accepted) {
        return accepted.json().path("results_uri").asString("");
    }

    @Test
    void go_from_queued_over_running_to_the_very_answer_of_the_synchronous_call() {
        Session session = Session.of(simulated, "mock");
        Simulated.Answer accepted = session.get(BALANCE + "?async=true");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(status(accepted)).isEqualTo("Queued");
        assertThat(resultsUri(accepted))
                .endsWith(accepted.json().path("task_id").asString("?"));
        Set<String> seen = new HashSet<>();
        await().until(() -> {
            Simulated.Answer poll = session.get(resultsUri(accepted));
            assertThat(poll.status()).isEqualTo(200);
            seen.add(status(poll));
            return status(poll).equals("Succeeded");
        });
        assertThat(seen).contains("Running");
        assertThat(session.get(resultsUri(accepted)).body())
                .isEqualTo(session.get(BALANCE).body());
    }

    @Test
    void tell_the_webhook_without_the_results() {
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            Simulated.Answer accepted = session.get(hooked(BALANCE, receiver));
            await().until(() -> receiver.received().size() == 1);

            JsonNode webhook = receiver.received().getFirst();
            assertThat(webhook.path("task_id")).isEqualTo(accepted.json().path("task_id"));
            assertThat(webhook.path("results_uri")).isEqualTo(accepted.json().path("results_uri"));
            assertThat(webhook.path("status").asString("")).isEqualTo("succeeded");
            assertThat(webhook.path("request_timestamp").asString("")).isEqualTo("0001-01-01T00:00:00Z");
            assertThat(webhook.path("request_uri").asString("")).endsWith("/data/v1" + BALANCE);
            assertThat(webhook.path("credentials_id").asString("")).isEqualTo(accepted.header("X-Credentials-Id"));
            assertThat(webhook.has("results")).isFalse();
        }
    }

    @Test
    void repeat_a_webhook_until_it_is_taken() {
        simulated.put("/simulator/v1/webhooks", "{\"retries\":3,\"backoff_ms\":20}");
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver(number -> number < 3 ? 503 : 200)) {
            session.get(hooked(BALANCE, receiver));

            await().until(() -> webhooks().size() == 3);
            assertThat(webhooks().path(0).path("answer").asInt()).isEqualTo(503);
            assertThat(webhooks().path(2).path("answer").asInt()).isEqualTo(200);
            assertThat(webhooks().path(2).path("attempt").asInt()).isEqualTo(3);
        }
    }

    private JsonNode webhooks() {
        return simulated.get("/simulator/v1/ledger/webhooks").json().path("items");
    }

    @Test
    void send_no_webhook_when_webhooks_are_off() {
        simulated.put("/simulator/v1/webhooks", "{\"mode\":\"off\"}");
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            Simulated.Answer accepted = session.get(hooked(BALANCE, receiver));
            await().until(() -> status(session.get(resultsUri(accepted))).equals("Succeeded"));

            assertThat(receiver.received()).isEmpty();
            assertThat(webhooks()).isEmpty();
        }
    }

    @Test
    void send_each_webhook_thrice_in_a_storm_and_some_before_the_202() {
        simulated.put("/simulator/v1/webhooks", "{\"mode\":\"storm\"}");
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            session.get(hooked("/accounts", receiver));
            session.get(hooked("/cards", receiver));
            assertThat(receiver.received()).hasSizeLessThan(6);
            int before = receiver.received().size();
            Simulated.Answer third = session.get(hooked(BALANCE, receiver));
            assertThat(receiver.received()).hasSizeGreaterThan(before);

            await().until(() -> receiver.received().size() == 9);
            assertThat(receiver.received())
                    .filteredOn(webhook ->
                            webhook.path("task_id").equals(third.json().path("task_id")))
                    .hasSize(3);
            assertThat(webhooks()
                            .valueStream()
                            .filter(webhook -> webhook.path("before_answer").asBoolean(false)))
                    .hasSize(1);
        }
    }

    @Test
    void fail_with_status_200_when_the_bank_refuses() {
        Session session = Session.of(simulated, "ob-monzo");
        String account = session.ids("accounts").getFirst();
        Simulated.Answer accepted = session.get("/accounts/" + account + "/standing_orders?async=true");
        assertThat(accepted.status()).isEqualTo(202);
        await().until(() -> status(session.get(resultsUri(accepted))).equals("Failed"));

        Simulated.Answer failed = session.get(resultsUri(accepted));
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.error()).isEqualTo("endpoint_not_supported");
        simulated.flip("failed_result", "original_status");
        assertThat(session.get(resultsUri(accepted)).status()).isEqualTo(501);
    }

    @Test
    void fail_when_a_fault_strikes_at_the_bank() {
        simulated.postJson("/simulator/v1/faults", Json.object("endpoint", "balance", "status", 504, "at", "bank"));
        Session session = Session.of(simulated, "mock");
        Simulated.Answer accepted = session.get(BALANCE + "?async=true");

        await().until(() -> status(session.get(resultsUri(accepted))).equals("Failed"));
        assertThat(session.get(resultsUri(accepted)).error()).isEqualTo("provider_timeout");
    }

    @Test
    void are_refused_at_once_when_the_request_itself_is_wrong() {
        Session session = Session.of(simulated, "mock");

        assertThat(session.get(BALANCE + "?async=true&webhook_uri=ftp%3A%2F%2Fx")
                        .status())
                .isEqualTo(400);
        assertThat(simulated.get("/data/v1" + BALANCE + "?async=true").status()).isEqualTo(401);
    }

    @Test
    void keep_results_for_their_own_connection_and_for_half_an_hour() {
        Session session = Session.of(simulated, "mock");
        Session other = Session.of(simulated, "mock", "john2", "doe2");
        Simulated.Answer accepted = session.get(BALANCE + "?async=true");
        await().until(() -> status(session.get(resultsUri(accepted))).equals("Succeeded"));

        assertThat(other.get(resultsUri(accepted)).status()).isEqualTo(404);
        session.refresh();
        assertThat(session.get(resultsUri(accepted)).status()).isEqualTo(200);
        simulated.advance("PT31M");
        session.refresh();
        assertThat(session.get(resultsUri(accepted)).status()).isEqualTo(404);
    }
}

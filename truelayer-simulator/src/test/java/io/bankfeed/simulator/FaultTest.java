package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bankfeed.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static void refused(Simulated.Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void fails_every_call_of_the_users_made_for_failing() {
        Session down = Session.of(simulated, "mock", "error.provider_error", "error");
        Session locked = Session.of(simulated, "mock", "error.account_temporarily_locked", "error");

        refused(down.get("/accounts"), 503, "provider_error");
        refused(locked.get("/accounts"), 403, "account_temporarily_locked");
        assertThat(down.get("/me").status()).isEqualTo(200);
    }

    @Test
    void refuses_data_once_the_user_has_withdrawn_at_the_bank() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/connections/1/revoke", Map.of());

        refused(session.get("/accounts"), 403, "access_denied");
        assertThat(session.refresh().error()).isEqualTo("invalid_grant");
    }

    @Test
    void fails_on_order() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson(
                "/simulator/v1/faults",
                Json.object("provider", "mock", "endpoint", "balance", "status", 503, "times", 1));
        simulated.postJson(
                "/simulator/v1/faults",
                Json.object("endpoint", "/data/v1/cards", "status", 502, "body", "<html>Bad gateway</html>"));

        refused(session.get(MAIN + "/balance"), 503, "provider_error");
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        assertThat(session.get("/cards").header("Content-Type")).startsWith("text/html");
        simulated.delete("/simulator/v1/faults");
        assertThat(session.get("/cards").status()).isEqualTo(200);
    }

    private void order(Object... fault) {
        assertThat(simulated
                        .postJson("/simulator/v1/faults", Json.object(fault))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tears_the_connection_down() {
        Session session = Session.of(simulated, "mock");
        order("endpoint", "balance", "transport", "reset");

        assertThatThrownBy(() -> session.get(MAIN + "/balance")).isInstanceOf(UncheckedIOException.class);
        simulated.delete("/simulator/v1/faults");
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
    }

    @Test
    void loses_the_answer_of_a_request_that_did_its_work() {
        Session session = Session.of(simulated, "mock");
        order("endpoint", "/connect/token", "grant_type", "refresh_token", "transport", "lose_answer", "times", 1);

        assertThatThrownBy(session::refresh).isInstanceOf(UncheckedIOException.class);

        JsonNode used = simulated
                .get("/simulator/v1/ledger/tokens")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("event").asString("").equals("refresh_token_used"))
                .findFirst()
                .orElseThrow();
        assertThat(used.path("outcome").asString("")).isEqualTo("refreshed");
        assertThat(session.get("/me").error()).as("superseded unseen").isEqualTo("unauthorized");
        assertThat(session.refresh().status()).isEqualTo(200);
    }

    @Test
    void cuts_a_body_off_and_slows_one_down() {
        Session session = Session.of(simulated, "mock");
        order("endpoint", "/data/v1/accounts", "transport", "truncate", "times", 1);

        assertThatThrownBy(() -> session.get("/accounts"))
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .isInstanceOf(IOException.class);

        order("endpoint", "/data/v1/accounts", "transport", "slow_body", "delay_ms", 400, "times", 1);
        long before = System.nanoTime();
        assertThat(session.get("/accounts").results()).hasSize(5);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void hangs_until_it_is_taken_back() {
        Session session = Session.of(simulated, "mock");
        order("endpoint", "/data/v1/accounts", "hang", true);
        CompletableFuture<Simulated.Answer> hanging = CompletableFuture.supplyAsync(() -> session.get("/accounts"));

        await().until(() -> simulated
                        .get("/simulator/v1/faults")
                        .json()
                        .path(0)
                        .path("struck")
                        .asInt()
                == 1);
        assertThat(hanging).isNotDone();
        simulated.delete("/simulator/v1/faults");

        assertThat(hanging).succeedsWithin(Duration.ofSeconds(5));
        assertThat(hanging.join().status()).isEqualTo(200);
    }

    @Test
    void skips_chooses_by_chance_and_keeps_to_its_window() {
        Session session = Session.of(simulated, "ob-monzo");
        order("endpoint", "/data/v1/me", "status", 503, "skip", 1, "times", 1);
        assertThat(session.get("/me").status()).isEqualTo(200);
        refused(session.get("/me"), 503, "provider_error");
        assertThat(session.get("/me").status()).isEqualTo(200);

        order("endpoint", "/data/v1/me", "status", 500, "probability", 0.5);
        long failed = IntStream.range(0, 200)
                .filter(call -> session.get("/me").status() == 500)
                .count();
        assertThat(failed).isBetween(60L, 140L);
        simulated.delete("/simulator/v1/faults");

        order("status", 504, "from", "2026-11-23T12:10:00Z", "until", "2026-11-23T12:20:00Z");
        assertThat(session.get("/me").status()).isEqualTo(200);
        simulated.advance("PT10M");
        refused(session.get("/me"), 504, "provider_timeout");
        simulated.advance("PT10M");
        assertThat(session.get("/me").status()).isEqualTo(200);
    }

    @Test
    void answers_with_headers_and_a_body_of_any_kind() {
        Session session = Session.of(simulated, "mock");
        order("status", 429, "headers", Json.object("Retry-After", "17"), "body", "<html>Slow down</html>");

        Simulated.Answer answer = session.get("/me");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("17");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void refuses_orders_that_make_no_sense() {
        for (String order : List.of(
                "{\"probability\":2}", "{\"at\":\"nowhere\"}", "{\"status\":99}", "{\"transport\":\"pigeon\"}")) {
            assertThat(simulated.send("POST", "/simulator/v1/faults", order).status())
                    .as(order)
                    .isEqualTo(400);
        }
    }
}

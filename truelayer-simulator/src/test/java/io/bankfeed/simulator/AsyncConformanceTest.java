package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The tables about asynchronous calls: how they begin, what a poll shows, what a webhook says. */
class AsyncConformanceTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final Simulated simulated = new Simulated();

    @BeforeAll
    static void hurry() {
        simulated.flip("daily_cap", "off");
        pace(20);
    }

    @AfterEach
    void asItWas() {
        simulated.flip("unfinished_result", "200");
        simulated.flip("failed_result", "200");
        simulated.flip("unknown_result", "404");
        simulated.flip("webhook_status", "lower_case");
        simulated.flip("webhook_error", "absent");
        simulated.flip("webhook_signature", "absent");
        pace(20);
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    private static void pace(int millis) {
        simulated.put("/simulator/v1/banks/mock", "{\"latency_millis\":" + millis + ",\"latency_spread\":0}");
    }

    static List<Endpoint> asynchronous() {
        return Endpoint.TABLE.stream().filter(Endpoint::async).toList();
    }

    private static String resultsUri(Simulated.Answer accepted) {
        assertThat(accepted.status()).isEqualTo(202);
        return accepted.json().path("results_uri").asString("");
    }

    @ParameterizedTest(name = "5.1 {0}")
    @MethodSource("asynchronous")
    void every_endpoint_of_the_table_gives_later_what_it_gives_at_once(Endpoint endpoint) {
        simulated.quirks("mock");
        Session session = Session.of(simulated, "mock");
        String results = resultsUri(session.get(endpoint.path() + "?async=true"));

        session.awaitEnd(results);

        assertThat(session.get(results).body())
                .isEqualTo(session.get(endpoint.path()).body());
    }

    @ParameterizedTest(name = "5.1 async={0}")
    @CsvSource({"true,202", "True,200", "TRUE,200", "1,200", "yes,200", "false,200", "'',200"})
    void only_the_literal_true_counts(String value, int status) {
        Session session = Session.of(simulated, "mock");

        assertThat(session.get("/accounts?async=" + value).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "5.1 at once: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        invalid_token      | MAIN/balance?async=true
        validation_error   | MAIN/transactions?from=soon&async=true
        invalid_date_range | MAIN/transactions?from=2026-11-02&to=2026-11-01&async=true
        validation_error   | MAIN/balance?async=true&webhook_uri=nowhere
        """)
    void errors_of_the_request_are_told_at_once(String error, String path) {
        String full = "/data/v1" + path.replace("MAIN", MAIN);
        Simulated.Answer answer = error.equals("invalid_token")
                ? simulated.get(full)
                : Session.of(simulated, "mock").get(full.substring("/data/v1".length()));

        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(error.equals("invalid_token") ? 401 : 400);
    }

    @ParameterizedTest(name = "5.2 unfinished, {0}")
    @CsvSource({"200", "202"})
    void a_poll_too_early_shows_what_the_start_showed(String status) {
        simulated.flip("unfinished_result", status);
        pace(600_000);
        Session session = Session.of(simulated, "mock");
        Simulated.Answer accepted = session.get("/accounts?async=true");

        Simulated.Answer poll = session.get(resultsUri(accepted));

        assertThat(poll.status()).isEqualTo(Integer.parseInt(status));
        assertThat(poll.body()).isEqualTo(accepted.body());
        assertThat(poll.json().propertyNames()).containsExactlyInAnyOrder("results_uri", "status", "task_id");
        assertThat(poll.json().path("status").asString("")).isEqualTo("Queued");
    }

    @ParameterizedTest(name = "5.2 failed, {0}")
    @CsvSource({"200,200", "original_status,404"})
    void a_failed_task_has_the_error_of_the_endpoint(String variant, int status) {
        simulated.flip("failed_result", variant);
        Session session = Session.of(simulated, "mock");
        String results = resultsUri(session.get("/accounts/" + "0".repeat(32) + "?async=true"));

        JsonNode failed = session.awaitEnd(results);

        assertThat(session.get(results).status()).isEqualTo(status);
        assertThat(failed.propertyNames())
                .containsExactlyInAnyOrder(
                        "results_uri", "status", "task_id", "error", "error_description", "error_details");
        assertThat(failed.path("status").asString("")).isEqualTo("Failed");
        assertThat(failed.path("error").asString("")).isEqualTo("account_not_found");
    }

    @ParameterizedTest(name = "5.2 {0}, {1}")
    @CsvSource({"unknown,404", "unknown,410", "of another connection,404", "of another connection,410"})
    void results_of_nobody_or_of_others_are_not_there(String what, String status) {
        simulated.flip("unknown_result", status);
        Session other = Session.of(simulated, "mock", "john2", "doe2");
        String results = what.equals("unknown")
                ? simulated.base() + "/data/v1/results/18a77ae5-a30b-4955-b840-301daddd180a"
                : resultsUri(Session.of(simulated, "mock").get("/accounts?async=true"));

        assertThat(other.get(results).status()).isEqualTo(Integer.parseInt(status));
        assertThat(simulated.get(results).status()).isEqualTo(401);
    }

    @ParameterizedTest(name = "5.3 {0}: {1}, errors {2}")
    @CsvSource({
        "/accounts,lower_case,absent,succeeded",
        "/accounts,capitalised,present,Succeeded",
        "/cards/0,lower_case,absent,failed",
        "/cards/0,capitalised,present,Failed"
    })
    void a_webhook_has_the_published_fields(String path, String form, String errors, String status) {
        simulated.flip("webhook_status", form);
        simulated.flip("webhook_error", errors);
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver(number -> 200)) {
            session.get(path + "?async=true&webhook_uri=" + Link.encoded(receiver.uri() + "?key=a%2Fb&task=1"));
            await().until(() -> receiver.received().size() == 1);

            JsonNode webhook = receiver.received().getFirst();
            Set<String> fields =
                    Set.of("request_timestamp", "request_uri", "results_uri", "credentials_id", "task_id", "status");
            assertThat(webhook.propertyNames()).containsAll(fields);
            boolean told = errors.equals("present") && status.equals("Failed");
            assertThat(webhook.propertyNames()).hasSize(fields.size() + (told ? 2 : 0));
            assertThat(webhook.has("error")).isEqualTo(told);
            assertThat(webhook.has("error_description")).isEqualTo(told);
            assertThat(webhook.path("status").asString("")).isEqualTo(status);
        }
    }

    @Test
    void section_5_4_webhooks_are_unsigned_unless_that_is_switched_on() {
        Session session = Session.of(simulated, "mock");
        try (WebhookReceiver receiver = new WebhookReceiver(number -> 200)) {
            String path = "/accounts?async=true&webhook_uri=" + Link.encoded(receiver.uri());
            session.get(path);
            await().until(() -> receiver.all().size() == 1);
            assertThat(receiver.all().getFirst().headers()).doesNotContainKeys("Tl-signature", "X-tl-signature");

            simulated.flip("webhook_signature", "tl_signature");
            session.get(path);
            await().until(() -> receiver.all().size() == 2);
            assertThat(receiver.all().getLast().header("Tl-Signature")).matches("[\\w-]+\\.\\.[\\w-]+");
        }
    }
}

package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class AppCallbackIT extends AuthServiceSetting {

    @Test
    void what_an_app_caught_itself_is_granted_and_confirmed_at_once_with_the_users_address() {
        var link = link();

        JsonNode answer = body(
                http.post()
                        .uri("/v1/callbacks")
                        .header("authorization", bearer("demo", WRITE))
                        .header("X-End-User-IP", "2001:db8::7")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("code", "app-code", "state", link.state(), "user_id", "user-1"))
                        .exchange(),
                200);

        assertThat(answer.path("connection_id").asString())
                .isEqualTo(link.connectionId().toString());
        JsonNode granted = data(single(GRANTED, link));
        UUID attempt = UUID.fromString(granted.path("attempt_id").asString());
        String ip = granted.path("sealed_end_user_ip").asString();
        assertThat(TestKeys.opener().open(ip, link.connectionId(), attempt).reveal())
                .isEqualTo("2001:db8:0:0:0:0:0:7");
        single(CONFIRMED, link);
    }

    @Test
    void it_may_post_twice() {
        var link = link();
        var posted = Map.of("code", "c", "state", link.state(), "user_id", "user-1");

        assertThat(body(fromApp("demo", posted), 200)).isEqualTo(body(fromApp("demo", posted), 200));

        assertThat(data(single(GRANTED, link)).path("sealed_end_user_ip").isNull())
                .isTrue();
        single(CONFIRMED, link);
    }

    @Test
    void a_refusal_at_the_bank_is_posted_alike() {
        var link = link();

        JsonNode seen = body(
                fromApp("demo", Map.of("error", "access_denied", "state", link.state(), "user_id", "user-1")), 200);

        assertThat(seen.path("status").asString()).isEqualTo("failed");
        assertThat(seen.path("health").path("actor").asString()).isEqualTo("user");
    }

    @Test
    void another_user_is_refused_and_alarmed() {
        var link = link();

        expectProblem(
                fromApp("demo", Map.of("code", "c", "state", link.state(), "user_id", "attacker")), 403, "other_user");

        assertThat(count("select count(*) from security_alarm where kind = 'app_callback_for_another_user'"
                        + " and connection_id = '" + link.connectionId() + "'"))
                .isEqualTo(1);
        assertThat(connection(link).path("health").path("actor").asString()).isEqualTo("user");
    }

    @Test
    void what_is_of_another_tenant_unknown_or_malformed_gets_one_answer() {
        var link = link();
        String state = link.state();

        refused(fromApp("acme", Map.of("code", "c", "state", state, "user_id", "user-1")));
        refused(fromApp("demo", Map.of("code", "c", "state", "A".repeat(43), "user_id", "user-1")));
        refused(fromApp("demo", Map.of("code", "c", "state", "x", "user_id", "user-1")));
        refused(fromApp("demo", Map.of("state", state, "user_id", "user-1")));
        refused(fromApp("demo", Map.of("code", "c", "error", "e", "state", state, "user_id", "user-1")));
        expectProblem(fromApp("demo", Map.of("code", "c", "state", state)), 400, "invalid_request");
    }

    @Test
    void an_address_that_is_none_is_refused_and_uses_nothing_up() {
        var link = link();
        var posted = Map.of("code", "c", "state", link.state(), "user_id", "user-1");

        expectProblem(
                http.post()
                        .uri("/v1/callbacks")
                        .header("authorization", bearer("demo", WRITE))
                        .header("X-End-User-IP", "attacker.example")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(posted)
                        .exchange(),
                400,
                "invalid_request");

        body(fromApp("demo", posted), 200);
    }

    private void refused(WebTestClient.ResponseSpec response) {
        expectProblem(response, 400, "invalid_callback");
    }

    private WebTestClient.ResponseSpec fromApp(String tenant, Map<String, String> posted) {
        return post(tenant, "/v1/callbacks", posted);
    }
}

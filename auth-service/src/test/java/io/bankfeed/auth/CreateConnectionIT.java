package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static io.bankfeed.testsupport.TestTokens.forgedBearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.EventLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class CreateConnectionIT extends AuthServiceSetting {

    @Test
    void a_link_carries_every_parameter_that_the_dialog_needs() {
        JsonNode created = body(
                create("demo", Map.of("user_id", "u", "reference", "order 7", "scopes", List.of("accounts", "info"))),
                201);
        var link = Link.of("demo", created);

        assertThat(created.path("status").asString()).isEqualTo("pending");
        assertThat(Instant.parse(created.path("expires_at").asString())).isAfter(clock.instant());
        assertThat(link.connectionId().version()).isEqualTo(7);
        assertThat(link.authUri().toString()).startsWith(StubTrueLayer.INSTANCE.url() + "/?");
        assertThat(link.authUri().getRawQuery())
                .contains("scope=info%20accounts")
                .doesNotContain("+");
        assertThat(link.required("response_type")).isEqualTo("code");
        assertThat(link.required("client_id")).isEqualTo("test-client");
        assertThat(link.required("redirect_uri")).isEqualTo("http://localhost:8081/callback");
        assertThat(link.required("providers")).isEqualTo("uk-ob-all uk-oauth-all uk-cs-mock");
        assertThat(link.required("code_challenge_method")).isEqualTo("S256");
        assertThat(link.required("code_challenge")).hasSize(43);
        assertThat(link.state()).hasSize(43);
        assertThat(link.connectUri().toString()).startsWith("http://localhost:8081/connect/");
        assertThat(Link.parameter(link.authUri(), "provider_id")).isNull();
        JsonNode seen = connection(link);
        assertThat(seen.path("reference").asString()).isEqualTo("order 7");
        assertThat(seen.path("health").path("actor").asString()).isEqualTo("user");
        assertThat(seen.path("country").asString()).isEqualTo("uk");
    }

    @Test
    void a_bank_chosen_beforehand_is_pinned_and_also_among_the_banks_that_may_be_shown() {
        var link = link("demo", Map.of("user_id", "u", "provider_id", "stet-x", "country", "FR"));

        assertThat(link.required("provider_id")).isEqualTo("stet-x");
        assertThat(link.required("providers")).isEqualTo("fr-xs2a-all stet-x");
        assertThat(connection(link).path("country").asString()).isEqualTo("fr");
    }

    @Test
    void the_tenant_hears_of_the_new_connection() {
        var link = link();

        try (var log = new EventLog("bankfeed.demo.connections")) {
            var changed = log.await(EventLog.withKey(link.connectionId()));
            assertThat(EventLog.header(changed.getFirst(), "ce_type")).isEqualTo("bankfeed.connection.changed.v1");
        }
    }

    @Test
    void the_same_idempotency_key_gives_the_very_same_link_and_another_request_under_it_is_refused() {
        String key = UUID.randomUUID().toString();

        JsonNode first = body(createWithKey(key, "u-1"), 201);
        JsonNode second = body(createWithKey(key, "u-1"), 201);

        assertThat(second).isEqualTo(first);
        expectProblem(createWithKey(key, "u-2"), 422, "idempotency_key_reused");
        expectProblem(createWithKey("k".repeat(256), "u-1"), 400, "invalid_idempotency_key");
    }

    @Test
    void without_a_key_each_request_makes_a_connection() {
        assertThat(link().connectionId()).isNotEqualTo(link().connectionId());
    }

    @Test
    void what_a_tenant_may_not_ask_for_or_what_is_out_of_bounds_is_refused() {
        expectProblem(
                create("demo", Map.of("user_id", "u", "scopes", List.of("beneficiaries"))), 400, "scope_not_allowed");
        expectProblem(create("demo", Map.of("user_id", "u", "landing", "https-evil")), 400, "unknown_landing");
        expectProblem(
                create("demo", Map.of("user_id", "u", "landing", "https://evil.example")), 400, "invalid_request");
        expectProblem(create("demo", Map.of()), 400, "invalid_request");
        expectProblem(create("demo", Map.of("user_id", "x".repeat(256))), 400, "invalid_request");
        expectProblem(create("demo", Map.of("user_id", "a\nb")), 400, "invalid_request");
        expectProblem(create("demo", Map.of("user_id", "u", "country", "GBR")), 400, "invalid_request");
        expectProblem(create("demo", Map.of("user_id", "u", "provider_id", "a&b=c")), 400, "invalid_request");
        expectProblem(create("demo", Map.of("user_id", "u", "scopes", List.of())), 400, "invalid_request");
        expectProblem(
                create("demo", Map.of("user_id", "u", "reference", "x".repeat(70_000))), 413, "content_too_large");
    }

    @Test
    void a_wrong_token_is_401_and_a_missing_scope_403() {
        var wanted = Map.of("user_id", "u");
        expectProblem(createAs(forgedBearer("demo", WRITE), wanted), 401, "unauthorized");
        expectProblem(createAs(bearer("demo", READ), wanted), 403, "forbidden");
        expectProblem(createAs(bearer("nobody", WRITE), wanted), 403, "no_tenant");
    }

    @Test
    void another_tenants_connection_is_not_there() {
        var link = link();

        expectProblem(get("acme", "/v1/connections/" + link.connectionId()), 404, "not_found");
        expectProblem(get("demo", "/v1/connections/" + UUID.randomUUID()), 404, "not_found");
        expectProblem(get("demo", "/v1/connections/x"), 400, "invalid_request");
    }

    @Test
    void a_users_connections_come_newest_first_in_pages() {
        String user = "pager-" + UUID.randomUUID();
        var made = List.of(linkOf(user), linkOf(user), linkOf(user));

        JsonNode first = body(get("demo", "/v1/connections?user_id=" + user + "&limit=2&status=pending"), 200);
        String cursor = first.path("next_cursor").asString();
        JsonNode second = body(get("demo", "/v1/connections?user_id=" + user + "&limit=2&cursor=" + cursor), 200);

        assertThat(ids(first)).containsExactly(made.get(2), made.get(1));
        assertThat(ids(second)).containsExactly(made.get(0));
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(ids(body(get("acme", "/v1/connections?user_id=" + user), 200)))
                .isEmpty();
        assertThat(ids(body(get("demo", "/v1/connections?user_id=" + user + "&status=active"), 200)))
                .isEmpty();
        expectProblem(get("demo", "/v1/connections?status=happy"), 400, "invalid_request");
        expectProblem(get("demo", "/v1/connections?limit=201"), 400, "invalid_request");
        expectProblem(get("demo", "/v1/connections?cursor=x"), 400, "invalid_cursor");
    }

    private String linkOf(String user) {
        return link("demo", Map.of("user_id", user)).connectionId().toString();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("connection_id").asString())
                .toList();
    }

    private WebTestClient.ResponseSpec createWithKey(String key, String user) {
        return http.post()
                .uri("/v1/connections")
                .header("authorization", bearer("demo", WRITE))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new HashMap<>(Map.of("user_id", user)))
                .exchange();
    }

    private WebTestClient.ResponseSpec createAs(String authorization, Map<String, ?> wanted) {
        return http.post()
                .uri("/v1/connections")
                .header("authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(wanted)
                .exchange();
    }
}

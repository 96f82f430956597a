package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ReadingTest
class SyncRequestsIT {

    private static final String TOKEN = bearer("demo", "syncs:write");

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Test
    void requests_meet_in_the_run_that_is_active() {
        UUID connection = held.confirmedConnection("demo");
        held.execute("""
                insert into sync_run (sync_id, connection_id, consent_no, trigger, started_at)
                values (gen_random_uuid(), '%s', 3, 'routine', now())
                """.formatted(connection));

        JsonNode first = accepted(connection, "key-1");
        JsonNode second = accepted(connection, "key-2");
        JsonNode repeated = accepted(connection, "key-1");

        assertThat(first.path("state").asString()).isEqualTo("running");
        assertThat(second.path("sync_id")).isEqualTo(first.path("sync_id"));
        assertThat(repeated).isEqualTo(first);
        api.get()
                .uri("/v1/syncs/" + first.path("sync_id").asString())
                .header("Authorization", bearer("demo", "accounts:read"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.connection_id")
                .isEqualTo(connection.toString())
                .jsonPath("$.counts.added")
                .isEqualTo(0);
        api.get()
                .uri("/v1/syncs/" + first.path("sync_id").asString())
                .header("Authorization", bearer("acme", "accounts:read"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void where_the_consent_has_ended_it_is_said_who_must_act() {
        UUID connection = held.confirmedConnection("demo");
        held.execute("""
                update synced_connection
                   set token_state = 'lost', token_reason = 'consent_revoked', token_actor = 'user'
                 where connection_id = '%s'
                """.formatted(connection));

        post(connection, "key-3")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("reconsent_required")
                .jsonPath("$.reason")
                .isEqualTo("consent_revoked")
                .jsonPath("$.actor")
                .isEqualTo("user");
    }

    private JsonNode accepted(UUID connection, String key) {
        byte[] body = post(connection, key)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return Answers.JSON.readTree(body);
    }

    private WebTestClient.ResponseSpec post(UUID connection, String key) {
        return api.post()
                .uri("/v1/connections/" + connection + "/syncs")
                .header("Authorization", TOKEN)
                .header("Idempotency-Key", key)
                .exchange();
    }
}

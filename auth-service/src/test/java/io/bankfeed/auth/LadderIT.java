package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ways to a renewed consent, cheapest first. */
class LadderIT extends ActiveConnectionSetting {

    private final StubTokenService tokenService = StubTokenService.INSTANCE;

    @Test
    void the_dialog_is_the_last_way_and_names_the_bank() {
        var link = active();

        JsonNode begun = renew(link, Map.of("user_has_reconfirmed", true));

        assertThat(begun.path("action").asString()).isEqualTo("authenticate");
        assertThat(Link.parameter(authUri(begun), "provider_id")).isEqualTo("ob-monzo");
        assertThat(tokenService.asked)
                .extracting(asked -> asked.split(" ")[0])
                .containsExactly("extend", "reauthenticate");
        assertThat(begun.path("consent").path("consent_no").asLong()).isEqualTo(1);
    }

    @Test
    void a_re_authentication_carries_our_state_and_challenge_and_its_return_is_taken() {
        tokenService.reauthentication = "{\"action\":\"authenticate\",\"auth_uri\":\"https://bank.example/again\"}";
        var link = active();

        JsonNode begun = renew(link, Map.of());
        JsonNode asked = json.readTree(tokenService.asked.getFirst().substring("reauthenticate ".length()));

        assertThat(begun.path("auth_uri").asString()).isEqualTo("https://bank.example/again");
        assertThat(asked.path("consent_no").asLong()).isEqualTo(1);
        assertThat(asked.path("redirect_uri").asString()).endsWith("/callback");
        assertThat(asked.path("code_challenge").asString()).hasSize(43);
        referenceIn(callback("code=again&state=" + asked.path("state").asString()));
    }

    @Test
    void an_extension_is_done_at_once_keeps_the_number_and_begins_a_new_term() {
        var link = active();
        clock.step(Duration.ofDays(40));
        Instant extendedAt = clock.instant();
        tokenService.extension = "{\"action\":\"none\",\"granted_at\":\"" + extendedAt + "\"}";

        JsonNode done =
                renew(link, Map.of("user_has_reconfirmed", true, "user", Map.of("name", "Ann", "email", "a@b.c")));

        assertThat(done.path("action").asString()).isEqualTo("none");
        assertThat(done.path("auth_uri").isNull()).isTrue();
        JsonNode consent = connection(link).path("consent");
        assertThat(consent.path("consent_no").asLong()).isEqualTo(1);
        assertThat(Instant.parse(consent.path("expires_at").asString()))
                .isEqualTo(extendedAt.plus(Duration.ofDays(90)));
        assertThat(told(link, "bankfeed.consent.renewed.v1")).hasSize(1);
        tell(link.connectionId(), 1, Grants.refreshed(extendedAt, extendedAt.plus(Duration.ofDays(49))));
        tell(link.connectionId(), 1, new TokenRefreshFailed("marker", Actor.BANK, null));
        awaitReason(link, "marker");
        assertThat(Instant.parse(
                        connection(link).path("consent").path("expires_at").asString()))
                .as("the bank's date of before the extension says nothing")
                .isEqualTo(extendedAt.plus(Duration.ofDays(90)));
        assertThat(told(link, "bankfeed.consent.renewed.v1")).hasSize(1);
    }

    @Test
    void an_extension_whose_answer_was_lost_is_heard_by_event() {
        var link = active();
        clock.step(Duration.ofDays(10));

        tell(link.connectionId(), 1, Grants.refreshed(clock.instant(), null));

        await().atMost(LIMIT)
                .until(() -> told(link, "bankfeed.consent.renewed.v1").size() == 1);
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_same_link_and_a_revoked_connection_none() {
        var link = active();
        String key = UUID.randomUUID().toString();

        JsonNode first = renewWithKey(link, key);
        JsonNode second = renewWithKey(link, key);

        assertThat(second).isEqualTo(first);
        http.delete()
                .uri("/v1/connections/" + link.connectionId())
                .header("authorization", bearer("demo", WRITE))
                .exchange()
                .expectStatus()
                .isAccepted();
        expectProblem(
                post("demo", "/v1/connections/" + link.connectionId() + "/renewals", Map.of()),
                410,
                "connection_revoked");
        get("acme", "/v1/connections/" + link.connectionId()).expectStatus().isNotFound();
        expectProblem(post("acme", "/v1/connections/" + link.connectionId() + "/renewals", Map.of()), 404, "not_found");
    }

    private JsonNode renewWithKey(Link link, String key) {
        return body(
                http.post()
                        .uri("/v1/connections/" + link.connectionId() + "/renewals")
                        .header("authorization", bearer("demo", WRITE))
                        .header("Idempotency-Key", key)
                        .exchange(),
                200);
    }
}

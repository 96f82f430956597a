package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class RenewalIT extends TokenServiceTest {

    private static final String REFRESHED = "bankfeed.token.refreshed.v1";
    private static final String RENEWER = TestTokens.bearerOfService("auth-service", "tokens:renew");

    @Test
    void an_extended_grant_goes_on_under_its_number_with_both_new_tokens() {
        Linked link = link("ob-monzo").exchanged();
        link.grant().rotates = true;
        String before = link.accessToken();

        extend(link, 1)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.action")
                .isEqualTo("none")
                .jsonPath("$.consent_no")
                .isEqualTo(1)
                .jsonPath("$.consent_expires_at")
                .isEqualTo("2032-01-02T03:04:05Z")
                .jsonPath("$.auth_uri")
                .doesNotExist();

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken).isNotEqualTo(before);
        var told = link.awaitEvents(REFRESHED, 2).get(1);
        assertThat(told.path("initial").asBoolean()).isFalse();
        assertThat(told.path("consent_expires_at").asString()).isEqualTo("2032-01-02T03:04:05Z");
        Awaitility.await("/me is read again")
                .atMost(LIMIT)
                .until(() -> link.column("consent_expires_at").startsWith("2031-08-24"));
        clock.step(Duration.ofSeconds(3570));
        assertThat(link.accessToken()).as("with the new refresh token").isEqualTo(link.grant().accessToken);
    }

    @Test
    void where_the_bank_wants_to_see_the_user_nothing_changes_but_the_way_is_told() {
        Linked link = link("ob-monzo").exchanged();
        String before = link.accessToken();
        link.grant().extensionNeeds = "authentication_needed";

        extend(link, 1)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.action")
                .isEqualTo("authenticate")
                .jsonPath("$.auth_uri")
                .isEqualTo(FakeRenewals.PAGE);

        assertThat(link.accessToken()).isEqualTo(before);
        assertThat(link.column("lease_owner")).isEqualTo("null");
    }

    @Test
    void a_grant_that_can_not_be_extended_is_refused_and_lives_on() {
        Linked link = link("ob-monzo").exchanged();
        link.grant().extensionNeeds = "another grant";

        extend(link, 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("renewal_refused")
                .jsonPath("$.actor")
                .isEqualTo("user");

        assertThat(link.column("status")).isEqualTo("live");
    }

    @Test
    void only_the_current_grant_can_be_renewed() {
        Linked link = link("ob-monzo").exchanged();

        extend(link, 2)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant_superseded");
    }

    @Test
    void an_answer_that_was_lost_has_the_stored_tokens_tested_at_once() {
        Linked link = link("ob-monzo").exchanged();
        TRUELAYER.fail(link.grant(), Fault.losingTheAnswer());

        extend(link, 1)
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("renewal_outcome_unknown");

        link.awaitEvents(REFRESHED, 2);
        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        assertThat(link.grant().overlaps).hasValue(0);
    }

    @Test
    void a_lost_grant_that_truelayer_extends_lives_again() {
        Linked link = link("ob-monzo").exchanged();
        TRUELAYER.fail(link.grant(), Fault.error(400, "invalid_grant"));
        clock.step(Duration.ofSeconds(3570));
        link.accessToken("").expectStatus().isEqualTo(409);
        assertThat(link.column("status")).isEqualTo("lost");

        extend(link, 1).expectStatus().isOk();

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
    }

    @Test
    void the_user_can_be_sent_to_authenticate_anew() {
        Linked link = link("ob-monzo").exchanged();

        post(link, "reauthentications", 1, RENEWER)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.action")
                .isEqualTo("authenticate")
                .jsonPath("$.auth_uri")
                .isEqualTo(FakeRenewals.PAGE);

        link.grant().refreshToken = "another";
        post(link, "reauthentications", 1, RENEWER).expectStatus().isEqualTo(409);
    }

    @Test
    void nobody_but_auth_service_may_renew() {
        Linked link = link("ob-monzo").exchanged();
        for (String other : new String[] {
            TestTokens.bearerOfService("sync-service", "tokens:issue"),
            TestTokens.bearerOfService("operator", "operations"),
            TestTokens.bearer("demo", "connections:write")
        }) {
            post(link, "extensions", 1, other).expectStatus().isForbidden();
            post(link, "reauthentications", 1, other).expectStatus().isForbidden();
        }
        assertThat(link.grant().calls).hasValue(1);
    }

    private WebTestClient.ResponseSpec extend(Linked link, long consentNo) {
        return post(link, "extensions", consentNo, RENEWER);
    }

    private WebTestClient.ResponseSpec post(Linked link, String what, long consentNo, String bearer) {
        return http.post()
                .uri("/internal/v1/connections/" + link.id + "/" + what)
                .header("Authorization", bearer)
                .bodyValue(Map.of(
                        "consent_no",
                        consentNo,
                        "user_has_reconfirmed",
                        true,
                        "user",
                        Map.of("name", "Jane Doe", "email", "jane@example.com"),
                        "redirect_uri",
                        "http://localhost:8081/callback",
                        "state",
                        "state-1"))
                .exchange();
    }
}

package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

class AccessTokenIT extends TokenServiceTest {

    @Autowired
    MeterRegistry meters;

    @Test
    void only_who_may_issue_tokens_gets_one() {
        Linked link = link("monzo").exchanged();
        String path = "/internal/v1/connections/" + link.id + "/access-token";

        get(path, TestTokens.bearerOfService("auth-service", "tokens:renew"))
                .expectStatus()
                .isForbidden();
        get(path, TestTokens.bearer("demo", "accounts:read", "operations"))
                .expectStatus()
                .isForbidden();
        get(path, TestTokens.forgedBearer("demo", "tokens:issue"))
                .expectStatus()
                .isUnauthorized();
        http.get().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void an_unknown_connection_is_not_found_and_a_malformed_one_is_refused() {
        String bearer = TestTokens.bearerOfService("sync-service", "tokens:issue");

        get("/internal/v1/connections/" + UUID.randomUUID() + "/access-token", bearer)
                .expectStatus()
                .isNotFound();
        get("/internal/v1/connections/1/access-token", bearer).expectStatus().isBadRequest();
    }

    @Test
    void while_the_code_is_being_exchanged_the_caller_is_asked_to_come_back() {
        Linked link = link("monzo");
        TRUELAYER.slowness = 1500;
        publish(link.granted(1, link.code));
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().calls.get() == 1);

        link.accessToken("")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("exchange_pending");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(meters.find("http.server.requests")
                                .tags("status", "503", "outcome", "NOT_OURS")
                                .timer())
                        .as("burns no error budget")
                        .isNotNull());

        TRUELAYER.slowness = 0;
        link.awaitEvent("bankfeed.token.refreshed.v1");
    }

    @Test
    void a_token_that_the_bank_refused_is_answered_by_a_newer_one_once() {
        Linked link = link("monzo").exchanged();
        String refused = link.accessToken();

        link.accessToken("?newer_than=1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.access_token")
                .isEqualTo(String.valueOf(link.grant().accessToken));

        assertThat(link.grant().accessToken).isNotEqualTo(refused);
        link.accessToken("?newer_than=1").expectStatus().isOk();
        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void a_version_that_was_never_issued_causes_no_refresh() {
        Linked link = link("monzo").exchanged();

        link.accessToken("?newer_than=7").expectStatus().isBadRequest();

        assertThat(link.grant().calls).hasValue(1);
    }

    @Test
    void from_memory_a_token_is_given_until_its_row_changes() {
        Linked link = link("monzo").exchanged();
        database.sql("update token set attended_until = null, end_user_ip = null where connection_id = :id")
                .bind("id", link.id)
                .then()
                .block(LIMIT);
        String first = link.accessToken();
        database.sql("update token set access_token = decode('00', 'hex') where connection_id = :id")
                .bind("id", link.id)
                .then()
                .block(LIMIT);
        assertThat(link.accessToken()).as("not read again").isEqualTo(first);

        link.accessToken("?newer_than=1").expectStatus().isOk();

        Awaitility.await().atMost(LIMIT).until(() -> link.accessToken().equals(link.grant().accessToken));
        publish(link.revoked());
        link.awaitEvent("bankfeed.token.erased.v1");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> link.accessToken("").expectStatus().isEqualTo(410));
    }

    @Test
    void the_timeline_shows_what_happened_to_operators_only_and_no_secret() {
        Linked link = link("monzo").exchanged();
        String path = "/internal/v1/connections/" + link.id + "/timeline";
        TRUELAYER.fail(link.grant(), Fault.error(503, "provider_error"));
        clock.step(Duration.ofSeconds(3570));
        link.accessToken("").expectStatus().isEqualTo(503);
        clock.step(Duration.ofMinutes(2));
        link.awaitEvents("bankfeed.token.refreshed.v1", 2);

        get(path, TestTokens.bearerOfService("sync-service", "tokens:issue"))
                .expectStatus()
                .isForbidden();
        get(path, TestTokens.bearerOfService("operator", "operations"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .containsSubsequence( // the newest first, each with its class and when it is due next
                                "\"what\":\"refreshed\"",
                                "\"token_version\":2",
                                "\"next_at\":\"20",
                                "\"what\":\"refresh_failed\"",
                                "\"reason\":\"provider_error\"",
                                "\"actor\":\"bank\"",
                                "\"next_at\":\"20",
                                "\"what\":\"announced\"",
                                "\"what\":\"exchanged\"")
                        .doesNotContain("PLANTED"));
    }

    private WebTestClient.ResponseSpec get(String path, String bearer) {
        return http.get().uri(path).header("Authorization", bearer).exchange();
    }
}

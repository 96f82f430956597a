package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class OperationsIT extends TokenServiceTest {

    private static final String OPERATOR = TestTokens.bearerOfService("operator", "operations");

    @Test
    void an_operator_can_have_a_token_refreshed_now_and_sees_no_token() {
        Linked link = link("monzo").exchanged();

        call(HttpMethod.POST, "/internal/v1/connections/" + link.id + "/refreshes", OPERATOR)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("\"version\":2").doesNotContain("PLANTED"));

        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void nobody_else_can() {
        Linked link = link("monzo").exchanged();
        String other = TestTokens.bearerOfService("sync-service", "tokens:issue");

        call(HttpMethod.POST, "/internal/v1/connections/" + link.id + "/refreshes", other)
                .expectStatus()
                .isForbidden();
        call(HttpMethod.POST, "/internal/v1/providers/monzo/pause", other)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void while_a_bank_is_paused_nothing_planned_goes_there_but_callers_are_served() {
        Linked paused = link("paused-bank").exchanged();
        Linked other = link("other-bank").exchanged();
        call(HttpMethod.POST, "/internal/v1/providers/paused-bank/pause", OPERATOR)
                .expectStatus()
                .isNoContent();

        clock.step(Duration.ofDays(23));
        Awaitility.await().atMost(LIMIT).until(() -> other.column("version").equals("2"));
        assertThat(paused.grant().calls).hasValue(1);
        assertThat(paused.accessToken()).isEqualTo(paused.grant().accessToken);

        clock.step(Duration.ofDays(23));
        call(HttpMethod.DELETE, "/internal/v1/providers/paused-bank/pause", OPERATOR)
                .expectStatus()
                .isNoContent();
        Awaitility.await().atMost(LIMIT).until(() -> paused.column("version").equals("3"));
    }

    @Test
    void a_bank_that_no_token_is_of_can_not_be_paused() {
        call(HttpMethod.POST, "/internal/v1/providers/no-such-bank/pause", OPERATOR)
                .expectStatus()
                .isNotFound();
    }

    private WebTestClient.ResponseSpec call(HttpMethod method, String path, String bearer) {
        return http.method(method).uri(path).header("Authorization", bearer).exchange();
    }
}

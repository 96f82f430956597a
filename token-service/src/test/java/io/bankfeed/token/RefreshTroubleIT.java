package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RefreshTroubleIT extends TokenServiceTest {

    private static final String REFRESHED = "bankfeed.token.refreshed.v1";
    private static final String FAILED = "bankfeed.token.refresh-failed.v1";
    private static final String LOST = "bankfeed.token.lost.v1";
    private static final Duration ALMOST_AN_HOUR = Duration.ofSeconds(3570);

    @Test
    void a_bank_in_trouble_is_the_banks_problem_and_passes() {
        Linked link = link("bank-in-trouble").exchanged();
        TRUELAYER.fail(
                link.grant(),
                Fault.error(503, "provider_error").header("Retry-After", "40"),
                Fault.error(503, "provider_error"));
        clock.step(ALMOST_AN_HOUR);

        link.accessToken("")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token_refresh_failing")
                .jsonPath("$.actor")
                .isEqualTo("bank")
                .jsonPath("$.reason")
                .isEqualTo("provider_error");

        assertThat(link.awaitEvent(FAILED).path("actor").asString()).isEqualTo("bank");
        assertThat(link.grant().calls).hasValue(2);
        clock.step(Duration.ofSeconds(60));
        Awaitility.await().atMost(LIMIT).until(() -> link.column("failures").equals("2"));
        clock.step(Duration.ofMinutes(5));
        link.awaitEvents(REFRESHED, 2);
        assertThat(link.grant().calls).hasValue(4);
        assertThat(link.eventsNow(FAILED)).as("told once").hasSize(1);
        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
    }

    @Test
    void a_lost_answer_is_asked_for_once_more_with_the_same_token() {
        Linked link = link("monzo").exchanged();
        TRUELAYER.fail(link.grant(), Fault.losingTheAnswer());
        clock.step(ALMOST_AN_HOUR);

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        assertThat(link.grant().calls).hasValue(3);
        assertThat(link.eventsNow(FAILED)).isEmpty();
    }

    @Test
    void a_refused_refresh_token_ends_the_grant_for_the_user_to_renew() {
        Linked link = link("monzo").exchanged();
        link.grant().refreshToken = "another";
        clock.step(ALMOST_AN_HOUR);

        link.accessToken("")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.actor")
                .isEqualTo("user")
                .jsonPath("$.reason")
                .isEqualTo("invalid_grant");

        assertThat(link.awaitEvent(LOST).path("reason").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void our_own_fault_marks_no_grant_as_lost() {
        Linked link = link("monzo").exchanged();
        TRUELAYER.fail(link.grant(), Fault.error(400, "invalid_client"));
        clock.step(ALMOST_AN_HOUR);

        link.accessToken("")
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.actor")
                .isEqualTo("us");

        clock.step(Duration.ofMinutes(2));
        link.awaitEvents(REFRESHED, 2);
        assertThat(link.eventsNow(LOST)).isEmpty();
    }
}

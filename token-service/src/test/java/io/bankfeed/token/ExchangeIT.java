package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExchangeIT extends TokenServiceTest {

    private static final String REFRESHED = "bankfeed.token.refreshed.v1";
    private static final String LOST = "bankfeed.token.lost.v1";

    @Test
    void a_granted_consent_becomes_encrypted_tokens_and_is_told() {
        Linked link = link("monzo");

        publish(link.granted(1, link.code));

        var event = link.awaitEvent(REFRESHED);
        assertThat(event.path("initial").asBoolean()).isTrue();
        assertThat(event.path("provider_id").asString()).isEqualTo("monzo");
        assertThat(event.path("provider_display_name").asString()).isEqualTo("Bank monzo");
        assertThat(event.path("credentials_id").asString()).isEqualTo(link.grant().credentialsId);
        assertThat(event.path("consent_expires_at").asString()).startsWith("2031-08-24");
        assertThat(event.path("token_version").asLong()).isEqualTo(1);
        assertThat(event.toString()).doesNotContain("PLANTED");
        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        assertThat(link.column("encode(access_token, 'escape')")).doesNotContain("PLANTED");
    }

    @Test
    void the_users_address_goes_with_the_token_while_the_user_counts_as_present() {
        Linked link = link("monzo").exchanged();

        link.accessToken("")
                .expectBody()
                .jsonPath("$.end_user_ip")
                .isEqualTo(Linked.IP)
                .jsonPath("$.attended_until")
                .exists();
    }

    @Test
    void the_same_event_twice_redeems_the_code_once() {
        Linked link = link("monzo");
        var event = link.granted(1, link.code);

        publish(event);
        publish(event);
        link.awaitEvent(REFRESHED);
        publish(link.granted(1, link.code));

        Linked later = link("monzo").exchanged();
        assertThat(later.grant().calls).hasValue(1);
        assertThat(link.grant().calls).hasValue(1);
        assertThat(link.eventsNow(LOST)).isEmpty();
    }

    @Test
    void a_code_that_is_dead_already_is_not_tried() {
        Linked link = link("monzo");

        publish(link.granted(1, link.code, clock.instant().minusSeconds(1)));

        var lost = link.awaitEvent(LOST);
        assertThat(lost.path("reason").asString()).isEqualTo("code_expired");
        assertThat(lost.path("actor").asString()).isEqualTo("user");
        assertThat(link.grant().calls).hasValue(0);
        link.accessToken("")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token_lost")
                .jsonPath("$.actor")
                .isEqualTo("user");
    }

    @Test
    void a_refused_code_ends_with_the_reason_for_the_user() {
        Linked link = link("monzo");
        TRUELAYER.fail(link.grant(), Fault.error(400, "invalid_authorization_code"));

        publish(link.granted(1, link.code));

        assertThat(link.awaitEvent(LOST).path("reason").asString()).isEqualTo("invalid_authorization_code");
        assertThat(link.grant().calls).hasValue(1);
    }

    @Test
    void after_a_500_in_html_the_code_is_sent_once_more() {
        Linked link = link("monzo");
        TRUELAYER.fail(link.grant(), Fault.answering(500, "<html>oops</html>"));

        publish(link.granted(1, link.code));

        link.awaitEvent(REFRESHED);
        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void an_answer_that_never_comes_ends_visibly_after_one_more_try() {
        Linked link = link("monzo");
        TRUELAYER.fail(link.grant(), Fault.losingTheAnswer());

        publish(link.granted(1, link.code));

        var lost = link.awaitEvent(LOST);
        assertThat(lost.path("reason").asString()).isEqualTo("exchange_outcome_unknown");
        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void our_own_fault_is_tried_again_while_the_code_lives() {
        Linked link = link("monzo");
        TRUELAYER.fail(link.grant(), Fault.error(400, "invalid_client"));

        publish(link.granted(1, link.code));

        link.awaitEvent(REFRESHED);
        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void a_bank_that_is_busy_is_asked_when_it_said() {
        Linked link = link("monzo");
        TRUELAYER.fail(
                link.grant(),
                Fault.error(429, "provider_too_many_requests").header("Retry-After", "1"),
                Fault.error(429, "provider_too_many_requests"),
                Fault.error(429, "provider_too_many_requests"));

        publish(link.granted(1, link.code));

        link.awaitEvent(REFRESHED);
        assertThat(link.grant().calls).hasValue(4);
    }

    @Test
    void a_me_that_fails_costs_no_token_and_is_read_later() {
        Linked link = link("starling");
        TRUELAYER.meFails = true;
        publish(link.granted(1, link.code));

        var first = link.awaitEvent(REFRESHED);
        TRUELAYER.meFails = false;
        clock.step(Duration.ofMinutes(3));
        var second = link.awaitEvents(REFRESHED, 2).get(1);

        assertThat(first.path("initial").asBoolean()).isTrue();
        assertThat(first.path("credentials_id").asString()).isEqualTo(link.grant().credentialsId);
        assertThat(first.path("provider_id").asString()).isEqualTo("starling");
        assertThat(second.path("initial").asBoolean()).isFalse();
        assertThat(second.path("provider_display_name").asString()).isEqualTo("Bank starling");
    }

    @Test
    void a_renewal_is_swapped_in_and_only_then_the_old_grant_is_deleted() {
        Linked link = link("monzo").exchanged();
        var renewal = TRUELAYER.newCode("monzo", true);

        publish(link.granted(2, renewal));
        Awaitility.await().atMost(LIMIT).until(() -> link.accessToken().equals(renewal.grant.accessToken));

        assertThat(link.grant().deleted).isFalse();
        link.accessToken("?consent_no=1").expectStatus().isOk();
        clock.step(Duration.ofMinutes(59));
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().deleted);
        Awaitility.await().atMost(LIMIT).until(() -> link.count("token") == 1);
        assertThat(renewal.grant.deleted).isFalse();
        assertThat(link.awaitEvents(REFRESHED, 2).get(1).path("consent_no").asLong())
                .isEqualTo(2);
    }

    @Test
    void a_grant_that_a_newer_one_has_overtaken_is_given_back_and_not_told() {
        Linked link = link("monzo");
        TRUELAYER.fail(
                link.grant(), Fault.error(429, "provider_too_many_requests").header("Retry-After", "2"));
        publish(link.granted(1, link.code));
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().calls.get() == 1);
        Code newer = TRUELAYER.newCode("monzo", true);

        publish(link.granted(2, newer));

        Awaitility.await().atMost(LIMIT).until(() -> link.grant().deleted);
        Awaitility.await().atMost(LIMIT).until(() -> link.count("token") == 1);
        assertThat(link.accessToken()).isEqualTo(newer.grant.accessToken);
        assertThat(link.eventsNow(REFRESHED))
                .allMatch(event -> event.path("consent_no").asLong() == 2);
    }
}

package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A second grant on the same connection: it takes the place of the first, or it changes nothing. */
class RenewalIT extends ActiveConnectionSetting {

    @Test
    void a_renewal_is_exchanged_when_it_is_redeemed_and_then_takes_the_old_ones_place() {
        var link = active();
        JsonNode begun = renew(link, Map.of());
        String reference = referenceIn(callback("code=new&state=" + stateOf(begun)));
        assertThat(grantsTold(link)).isEqualTo(1);

        body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);

        assertThat(grantsTold(link)).isEqualTo(2);
        tell(link.connectionId(), 2, Grants.exchanged(clock.instant()));
        await().atMost(LIMIT).until(() -> consentNo(link) == 2);
        UUID stays = UUID.randomUUID();
        tell(
                link.connectionId(),
                2,
                new AccountsCompared(List.of(stays), List.of(), List.of(UUID.randomUUID()), false));
        tell(link.connectionId(), 2, completed());
        await().atMost(LIMIT).until(() -> !connection(link).path("renewal").isNull());
        JsonNode renewal = connection(link).path("renewal");
        assertThat(renewal.path("came_back").path(0).asString()).isEqualTo(stays.toString());
        assertThat(renewal.path("no_longer_shared")).hasSize(1);
        List<JsonNode> renewed = told(link, "bankfeed.consent.renewed.v1");
        assertThat(renewed).hasSize(1);
        assertThat(renewed.getFirst().path("came_back").path(0).asString()).isEqualTo(stays.toString());
    }

    @Test
    void a_renewal_that_is_cancelled_fails_or_is_never_redeemed_changes_nothing() {
        var link = active();
        JsonNode before = connection(link);

        callback("error=access_denied&state=" + stateOf(renew(link, Map.of())))
                .expectStatus()
                .isSeeOther();
        String late = referenceIn(callback("code=a&state=" + stateOf(renew(link, Map.of()))));
        clock.step(Duration.ofMinutes(6));
        expectProblem(
                post("demo", "/v1/callback-references/" + late, Map.of("user_id", "user-1")), 410, "reference_expired");
        tell(link.connectionId(), 2, new TokenLost("invalid_grant", Actor.USER));
        clock.step(Duration.ofMinutes(20));
        tell(link.connectionId(), 1, new TokenRefreshFailed("marker", Actor.BANK, null));

        awaitReason(link, "marker");
        JsonNode after = connection(link);
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(after.path("consent")).isEqualTo(before.path("consent"));
        assertThat(grantsTold(link)).isEqualTo(1);
        assertThat(told(link, "bankfeed.consent.failed.v1"))
                .extracting(failed -> failed.path("reason").asString())
                .containsExactly("access_denied", "invalid_grant");
    }

    @Test
    void another_user_can_not_put_their_bank_onto_the_connection() {
        var link = active();
        String reference = referenceIn(callback("code=x&state=" + stateOf(renew(link, Map.of()))));

        expectProblem(
                post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-2")), 403, "other_user");

        assertThat(grantsTold(link)).isEqualTo(1);
    }

    @Test
    void a_lost_connection_that_gets_a_new_grant_has_recovered_with_its_first_data() {
        var link = active();
        tell(link.connectionId(), 1, new TokenLost("invalid_grant", Actor.USER));
        awaitStatus(link, "reconsent_required");
        JsonNode begun = renew(link, Map.of());
        body(post("demo", "/v1/callbacks", Map.of("code", "c", "state", stateOf(begun), "user_id", "user-1")), 200);
        tell(link.connectionId(), 2, Grants.exchanged(clock.instant()));
        awaitStatus(link, "active");
        assertThat(told(link, "bankfeed.consent.recovered.v1")).isEmpty();

        tell(link.connectionId(), 2, completed());
        tell(link.connectionId(), 2, completed());

        await().atMost(LIMIT)
                .until(() ->
                        !connection(link).path("health").path("last_success_at").isNull());
        await().atMost(LIMIT)
                .until(() -> told(link, "bankfeed.consent.recovered.v1").size() == 1);
        assertThat(told(link, "bankfeed.consent.renewed.v1")).hasSize(1);
    }

    @Test
    void a_renewal_with_none_of_the_accounts_before_waits_until_the_tenant_has_accepted_them() {
        var link = renewed(active());
        tell(link.connectionId(), 2, otherAccounts(true));
        awaitStatus(link, "awaiting_confirmation");
        assertThat(connection(link).path("health").path("reason").asString()).isEqualTo("other_accounts");
        assertThat(told(link, "bankfeed.consent.renewed.v1").getFirst().path("no_longer_shared"))
                .hasSize(1);
        clock.step(Duration.ofDays(1));
        String path = "/v1/connections/" + link.connectionId() + "/accepted-accounts";
        expectProblem(post("demo", path, Map.of("consent_no", 1)), 409, "grant_superseded");
        expectProblem(post("acme", path, Map.of("consent_no", 2)), 404, "not_found");

        for (int time = 1; time <= 2; time++) {
            JsonNode after = body(post("demo", path, Map.of("consent_no", 2)), 200);
            assertThat(after.path("status").asString()).isEqualTo("active");
        }

        assertThat(told(link, "bankfeed.consent.other-accounts-accepted.v1")).hasSize(1);
        tell(link.connectionId(), 2, completed());
        await().atMost(LIMIT)
                .until(() ->
                        !connection(link).path("health").path("last_success_at").isNull());
        assertThat(connection(link).path("status").asString()).isEqualTo("active");
    }

    @Test
    void a_renewal_that_brings_a_known_account_back_ends_the_hold() {
        var link = renewed(active());
        tell(link.connectionId(), 2, otherAccounts(true));
        awaitStatus(link, "awaiting_confirmation");

        tell(link.connectionId(), 2, otherAccounts(false));

        awaitStatus(link, "active");
        assertThat(told(link, "bankfeed.consent.other-accounts-accepted.v1")).isEmpty();
    }

    private Link renewed(Link link) {
        String state = stateOf(renew(link, Map.of()));
        body(post("demo", "/v1/callbacks", Map.of("code", "c", "state", state, "user_id", "user-1")), 200);
        tell(link.connectionId(), 2, Grants.exchanged(clock.instant()));
        await().atMost(LIMIT).until(() -> consentNo(link) == 2);
        return link;
    }

    private static AccountsCompared otherAccounts(boolean held) {
        return new AccountsCompared(List.of(), List.of(UUID.randomUUID()), List.of(UUID.randomUUID()), held);
    }

    private long consentNo(Link link) {
        return connection(link).path("consent").path("consent_no").asLong();
    }

    private long grantsTold(Link link) {
        return told(link, GRANTED).size();
    }

    private SyncCompleted completed() {
        Instant now = clock.instant();
        return new SyncCompleted(UUID.randomUUID(), 1, 1, 0, 0, now, null, true);
    }
}

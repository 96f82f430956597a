package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.event.SyncEvent.SyncFailed;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import io.bankfeed.common.event.TokenEvent.TokenRefreshFailed;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.bankfeed.testsupport.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class FeedIT extends ActiveConnectionSetting {

    @Autowired
    MeterRegistry meters;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void exchanged_then_redeemed_is_active_with_bank_and_clock_and_the_tenant_hears_each_step() {
        var link = link();
        String reference = comeBack(link, "code");

        tell(link.connectionId(), 1, exchanged(null));
        awaitStatus(link, "awaiting_confirmation");
        JsonNode confirmed =
                body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);

        assertThat(confirmed.path("status").asString()).isEqualTo("active");
        assertThat(confirmed.path("provider").path("provider_id").asString()).isEqualTo("ob-monzo");
        assertThat(confirmed.path("provider").path("display_name").asString()).isEqualTo("Monzo");
        JsonNode consent = confirmed.path("consent");
        Instant grantedAt = Instant.parse(consent.path("granted_at").asString());
        assertThat(Instant.parse(consent.path("expires_at").asString())).isEqualTo(grantedAt.plus(Duration.ofDays(90)));
        assertThat(consent.path("expires_from").asString()).isEqualTo("policy");
        assertThat(consent.path("consent_no").asLong()).isEqualTo(1);
        assertThat(statusesTold(link)).containsExactly("pending", "pending", "awaiting_confirmation", "active");
    }

    @Test
    void redeemed_then_exchanged_is_active_too() {
        var link = link();
        String reference = comeBack(link, "code");
        body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);

        tell(link.connectionId(), 1, exchanged(now.plus(Duration.ofDays(30))));

        awaitStatus(link, "active");
        JsonNode consent = connection(link).path("consent");
        assertThat(consent.path("expires_from").asString()).isEqualTo("bank");
        assertThat(Instant.parse(consent.path("expires_at").asString())).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Test
    void a_grant_is_counted_for_its_bank_once() {
        double before = granted("ob-monzo");

        var link = active();
        tell(link.connectionId(), 1, exchanged(null));
        tell(link.connectionId(), 1, new SyncCompleted(UUID.randomUUID(), 2, 5, 0, 0, now, now, true));
        await().atMost(LIMIT).until(() -> !health(link).path("data_as_of").isNull());

        assertThat(granted("ob-monzo")).isEqualTo(before + 1);
    }

    private double granted(String providerId) {
        var counter = meters.find("bankfeed.consents.granted")
                .tag("provider", providerId)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void syncs_give_the_connection_its_pulse() {
        var link = active();
        Instant next = now.plus(Duration.ofHours(6));

        tell(link.connectionId(), 1, new SyncCompleted(UUID.randomUUID(), 2, 5, 0, 0, now, next, true));
        await().atMost(LIMIT).until(() -> !health(link).path("data_as_of").isNull());
        JsonNode good = health(link);
        tell(link.connectionId(), 1, new SyncFailed(UUID.randomUUID(), "provider_error", Actor.BANK, next));
        await().atMost(LIMIT).until(() -> !health(link).path("reason").isNull());
        JsonNode bad = health(link);

        assertThat(Instant.parse(good.path("data_as_of").asString())).isEqualTo(now);
        assertThat(good.path("last_success_at")).isEqualTo(good.path("last_attempt_at"));
        assertThat(good.path("actor").asString()).isEqualTo("nobody");
        assertThat(bad.path("reason").asString()).isEqualTo("provider_error");
        assertThat(bad.path("actor").asString()).isEqualTo("bank");
        assertThat(bad.path("last_success_at")).isEqualTo(good.path("last_success_at"));
        assertThat(bad.path("last_attempt_at")).isNotEqualTo(good.path("last_attempt_at"));
        assertThat(connection(link).path("status").asString()).isEqualTo("active");
    }

    @Test
    void a_failed_refresh_shows_and_leaves_the_status_alone() {
        var link = active();

        tell(link.connectionId(), 1, new TokenRefreshFailed("bank_unavailable", Actor.BANK, null));

        await().atMost(LIMIT).until(() -> !health(link).path("reason").isNull());
        assertThat(connection(link).path("status").asString()).isEqualTo("active");
    }

    @Test
    void a_lost_token_needs_the_user_and_says_why() {
        var link = active();

        tell(link.connectionId(), 1, new TokenLost("invalid_grant", Actor.USER));

        awaitStatus(link, "reconsent_required");
        assertThat(connection(link).path("reason").asString()).isEqualTo("invalid_grant");
        assertThat(health(link).path("actor").asString()).isEqualTo("user");
        assertThat(statusesTold(link)).endsWith("reconsent_required");
    }

    @Test
    void what_belongs_to_an_older_grant_or_to_nobody_changes_nothing() {
        var link = active();
        tell(UUID.randomUUID(), 1, new TokenLost("invalid_grant", Actor.USER));
        tell(link.connectionId(), 0, new TokenLost("invalid_grant", Actor.USER));
        tell(link.connectionId(), 1, new TokenRefreshFailed("marker", Actor.BANK, null));

        await().atMost(LIMIT).until(() -> health(link).path("reason").asString().equals("marker"));

        assertThat(connection(link).path("status").asString()).isEqualTo("active");
    }

    private JsonNode health(Link link) {
        return connection(link).path("health");
    }

    private List<String> statusesTold(Link link) {
        await().atMost(LIMIT).until(() -> count("select count(*) from outbox where published_at is null") == 0);
        try (var log = new EventLog("bankfeed.demo.connections")) {
            return log.await(ofType("bankfeed.connection.changed.v1").and(withKey(link.connectionId()))).stream()
                    .map(record -> data(record).path("status").asString())
                    .toList();
        }
    }

    private TokenRefreshed exchanged(@Nullable Instant consentExpiresAt) {
        return new TokenRefreshed(
                true,
                now.plusSeconds(3600),
                now.plus(Duration.ofDays(30)),
                consentExpiresAt,
                List.of("accounts"),
                "ob-monzo",
                "Monzo",
                "cred+/=",
                now,
                null,
                1);
    }
}

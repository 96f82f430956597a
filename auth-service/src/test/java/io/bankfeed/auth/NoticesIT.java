package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.TokenEvent.TokenLost;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The consent clock. */
class NoticesIT extends ActiveConnectionSetting {

    private static final String EXPIRING = "bankfeed.consent.expiring.v1";
    private static final String EXPIRED = "bankfeed.consent.expired.v1";

    @Test
    void each_notice_comes_once_on_its_day_with_the_same_link_and_the_end_is_told() {
        var link = active();

        stepTo(link, 14);
        awaitNotices(link, List.of(14));
        assertThat(connection(link).path("status").asString()).isEqualTo("expiring");
        assertThat(connection(link).path("health").path("actor").asString()).isEqualTo("user");
        stepTo(link, 7);
        awaitNotices(link, List.of(14, 7));
        stepTo(link, 3);
        stepTo(link, 3);
        awaitNotices(link, List.of(14, 7, 3));
        stepTo(link, 1);
        awaitNotices(link, List.of(14, 7, 3, 1));
        stepTo(link, 0);

        awaitStatus(link, "reconsent_required");
        assertThat(connection(link).path("reason").asString()).isEqualTo("consent_expired");
        assertThat(told(link.connectionId(), EXPIRED)).hasSize(1);
        assertThat(told(link.connectionId(), EXPIRING))
                .extracting(notice -> notice.path("renewal_uri").asString())
                .doesNotContain("")
                .hasSize(4)
                .containsOnly(renewalUri(link).toString());
    }

    @Test
    void the_renewal_link_works_until_seven_days_after_the_end_and_not_after_a_renewal() {
        var link = active();
        stepTo(link, 14);
        awaitNotices(link, List.of(14));
        String page = renewalUri(link).getPath();

        http.head().uri(page).exchange().expectStatus().isNoContent();
        http.get().uri(page).exchange().expectStatus().isOk();
        URI first = renew(page);
        URI second = renew(page);
        assertThat(Link.parameter(first, "state")).isNotEqualTo(Link.parameter(second, "state"));
        stepTo(link, 0);
        awaitStatus(link, "reconsent_required");
        clock.step(Duration.ofDays(6));
        URI third = renew(page);
        String reference = referenceIn(callback("code=c&state=" + Link.parameter(third, "state")));
        body(post("demo", "/v1/callback-references/" + reference, Map.of("user_id", "user-1")), 200);
        http.get().uri(page).exchange().expectStatus().isOk();
        tell(link.connectionId(), 2, Grants.exchanged(clock.instant()));
        awaitStatus(link, "active");

        http.get().uri(page).exchange().expectStatus().isEqualTo(410);
        http.post().uri(page).exchange().expectStatus().isEqualTo(410);
    }

    @Test
    void an_unused_renewal_link_dies_seven_days_after_the_end() {
        var link = active();
        stepTo(link, 1);
        awaitNotices(link, List.of(1));
        String page = renewalUri(link).getPath();

        stepTo(link, 0);
        clock.step(Duration.ofDays(7));

        http.get().uri(page).exchange().expectStatus().isEqualTo(410);
    }

    @Test
    void a_bank_that_names_an_earlier_day_brings_the_notices_forward_and_a_later_one_does_not_repeat_them() {
        var link = active();

        tell(
                link.connectionId(),
                1,
                Grants.refreshed(grantedAt(link), clock.instant().plus(Duration.ofDays(5))));
        awaitNotices(link, List.of(7));
        tell(
                link.connectionId(),
                1,
                Grants.refreshed(grantedAt(link), clock.instant().plus(Duration.ofDays(400))));
        await().atMost(LIMIT).until(() -> expiresAt(link).equals(grantedAt(link).plus(Duration.ofDays(90))));
        stepTo(link, 0);

        awaitStatus(link, "reconsent_required");
        assertThat(daysTold(link)).containsExactly(7);
    }

    @Test
    void a_grant_that_is_lost_is_not_said_to_expire() {
        var link = active();
        var sentinel = active();
        tell(link.connectionId(), 1, new TokenLost("invalid_grant", Actor.USER));
        awaitStatus(link, "reconsent_required");

        stepTo(sentinel, 14);
        awaitNotices(sentinel, List.of(14));

        assertThat(told(link.connectionId(), EXPIRING)).isEmpty();
    }

    private URI renew(String page) {
        return location(http.post().uri(page).exchange());
    }

    private void awaitNotices(Link link, List<Integer> days) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(daysTold(link)).isEqualTo(days));
    }

    private List<Integer> daysTold(Link link) {
        return told(link.connectionId(), EXPIRING).stream()
                .map(notice -> notice.path("days_left").asInt())
                .toList();
    }

    private URI renewalUri(Link link) {
        return URI.create(told(link.connectionId(), EXPIRING)
                .getLast()
                .path("renewal_uri")
                .asString());
    }
}

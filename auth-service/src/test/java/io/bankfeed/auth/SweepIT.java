package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepIT extends AuthServiceSetting {

    @Test
    void a_link_that_nobody_came_back_by_ends_as_failed() {
        var link = link();

        clock.step(Duration.ofMinutes(61));

        awaitStatus(link, "failed");
        expectEnd(link, "link_expired");
    }

    @Test
    void an_exchange_without_an_answer_ends_and_a_late_answer_still_counts() {
        var link = link();
        comeBack(link, "code");

        clock.step(Duration.ofMinutes(21));

        awaitStatus(link, "reconsent_required");
        expectEnd(link, "exchange_unanswered");
        tell(link.connectionId(), 1, exchanged());
        awaitStatus(link, "awaiting_confirmation");
    }

    @Test
    void an_exchange_that_still_has_time_is_left_alone() {
        var link = link();
        clock.step(Duration.ofMinutes(50));
        comeBack(link, "code");
        clock.step(Duration.ofMinutes(15));
        var later = link();
        comeBack(later, "code");
        clock.step(Duration.ofMinutes(10));

        awaitStatus(link, "reconsent_required");

        assertThat(connection(later).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void data_that_nobody_claimed_ends_as_not_confirmed() {
        var link = link();
        comeBack(link, "code");
        tell(link.connectionId(), 1, exchanged());
        awaitStatus(link, "awaiting_confirmation");

        clock.step(Duration.ofDays(8));

        awaitStatus(link, "reconsent_required");
        expectEnd(link, "not_confirmed");
    }

    @Test
    void what_is_active_stays() {
        var link = link("acme", Map.of("user_id", "u"));
        comeBack(link, "code");
        tell(link.connectionId(), 1, exchanged());
        awaitStatus(link, "active");
        var sentinel = link();

        clock.step(Duration.ofDays(8));
        awaitStatus(sentinel, "failed");

        assertThat(connection(link).path("status").asString()).isEqualTo("active");
    }

    private void expectEnd(Link link, String reason) {
        assertThat(connection(link).path("reason").asString()).isEqualTo(reason);
        assertThat(connection(link).path("health").path("actor").asString()).isEqualTo("user");
    }

    private static TokenRefreshed exchanged() {
        Instant now = Instant.now();
        return new TokenRefreshed(
                true, now.plusSeconds(3600), null, null, List.of("accounts"), "mock", null, "c", now, null, 1);
    }
}

package io.bankfeed.token.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.Lifetimes;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RefreshPlanTest {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final RefreshPolicy DEFAULT = new RefreshPolicy(
            true,
            Duration.ofDays(20),
            Duration.ofDays(2),
            Duration.ofHours(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    private final RefreshPlan plan = planOf(new MockEnvironment());

    @Test
    void a_tenant_that_keeps_nothing_alive_lets_go_at_the_idle_limit_and_others_are_as_by_default() {
        var lazy = planOf(new MockEnvironment().withProperty("bankfeed.tenants.lazy.refresh.keep-alive", "false"));

        assertThat(lazy.next("lazy", ref(1), hourFrom(DAY_0), Demand.NONE)).isEqualTo(DAY_0.plus(DAY.multipliedBy(30)));
        assertThat(lazy.next("demo", ref(1), hourFrom(DAY_0), Demand.NONE)).isBefore(DAY_0.plus(DAY.multipliedBy(23)));
    }

    @Test
    void a_tenants_own_days_and_warmth_count() {
        var own = planOf(new MockEnvironment()
                .withProperty("bankfeed.tenants.own.refresh.keep-alive-every", "10d")
                .withProperty("bankfeed.tenants.own.refresh.warm-for", "0s"));

        assertThat(own.next("own", ref(1), hourFrom(DAY_0), askedAt(DAY_0.plus(Duration.ofMinutes(30)))))
                .isBetween(DAY_0.plus(DAY.multipliedBy(8)), DAY_0.plus(DAY.multipliedBy(12)));
    }

    @Test
    void a_policy_that_would_let_tokens_die_is_refused_at_start() {
        var deadly = new MockEnvironment().withProperty("bankfeed.tenants.own.refresh.keep-alive-every", "28d");

        assertThatThrownBy(() -> planOf(deadly)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static RefreshPlan planOf(MockEnvironment environment) {
        return new RefreshPlan(RefreshPolicies.declaredIn(environment, DEFAULT));
    }

    @Test
    void an_unused_token_is_kept_alive_after_18_to_22_days_and_not_all_on_one_day() {
        var days = IntStream.range(0, 1000)
                .mapToObj(i -> Duration.between(DAY_0, plan.next("demo", ref(i), hourFrom(DAY_0), Demand.NONE)))
                .toList();

        assertThat(days)
                .allMatch(after ->
                        after.compareTo(DAY.multipliedBy(18)) >= 0 && after.compareTo(DAY.multipliedBy(22)) <= 0);
        assertThat(days.stream().map(Duration::toDays).distinct()).hasSize(4);
    }

    @Test
    void a_token_asked_for_lately_is_renewed_before_the_last_fifth_of_its_life() {
        var next = plan.next("demo", ref(1), hourFrom(DAY_0), askedAt(DAY_0.plus(Duration.ofMinutes(30))));

        assertThat(next).isBetween(DAY_0.plus(Duration.ofMinutes(42)), DAY_0.plus(Duration.ofMinutes(48)));
    }

    @Test
    void a_token_handed_out_late_in_its_life_is_not_ended_under_its_user() {
        Instant asked = DAY_0.plus(Duration.ofMinutes(50));

        assertThat(plan.next("demo", ref(1), hourFrom(DAY_0), askedAt(asked)))
                .isEqualTo(DAY_0.plus(Duration.ofMinutes(59)));
    }

    @Test
    void a_token_nobody_asks_for_any_more_cools_down() {
        var next = plan.next("demo", ref(1), hourFrom(DAY_0), askedAt(DAY_0.minus(Duration.ofMinutes(30))));

        assertThat(next).isAfter(DAY_0.plus(DAY.multipliedBy(17)));
    }

    @Test
    void a_token_is_warm_when_the_next_run_begins() {
        Instant run = DAY_0.plus(Duration.ofHours(6));

        assertThat(plan.next("demo", ref(1), hourFrom(DAY_0), new Demand(run, null)))
                .isBetween(run.minus(Duration.ofMinutes(7)), run.minus(Duration.ofMinutes(2)));
    }

    @Test
    void a_run_within_the_life_of_the_token_needs_nothing_now() {
        Instant run = DAY_0.plus(Duration.ofMinutes(20));

        assertThat(plan.next("demo", ref(1), hourFrom(DAY_0), new Demand(run, null)))
                .isAfter(DAY_0.plus(DAY.multipliedBy(17)));
    }

    @Test
    void without_a_refresh_token_the_end_of_the_access_token_is_the_end() {
        var lifetimes = new Lifetimes(DAY_0, DAY_0.plus(Duration.ofMinutes(25)), null);

        assertThat(plan.next("demo", ref(1), lifetimes, Demand.NONE)).isEqualTo(lifetimes.accessExpiresAt());
    }

    @Test
    void ninety_days_of_keep_alive_never_come_near_the_idle_limit() {
        for (int connection = 0; connection < 500; connection++) {
            Instant now = DAY_0;
            while (now.isBefore(DAY_0.plus(DAY.multipliedBy(90)))) {
                Lifetimes lifetimes = hourFrom(now);
                Instant next = plan.next("demo", ref(connection), lifetimes, Demand.NONE);
                assertThat(next).isBefore(idleLimit(lifetimes).minus(DAY));
                now = next;
            }
        }
    }

    @Test
    void failures_double_the_wait_up_to_a_quarter_of_an_hour_and_heed_what_was_asked() {
        var retries = new RetryPlan(new RefreshProperties(DEFAULT, Duration.ofSeconds(30), Duration.ofMinutes(15)));

        assertThat(retries.after(1, Optional.empty())).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(38));
        assertThat(retries.after(3, Optional.empty())).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(150));
        assertThat(retries.after(60, Optional.empty())).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(19));
        assertThat(retries.after(1, Optional.of(Duration.ofMinutes(50)))).isEqualTo(Duration.ofMinutes(50));
    }

    private static Instant idleLimit(Lifetimes lifetimes) {
        Instant limit = lifetimes.refreshExpiresAt();
        return limit == null ? Instant.MAX : limit;
    }

    private static Lifetimes hourFrom(Instant now) {
        return new Lifetimes(now, now.plus(Duration.ofHours(1)), now.plus(DAY.multipliedBy(30)));
    }

    private static Demand askedAt(@Nullable Instant at) {
        return new Demand(null, at);
    }

    private static TokenRef ref(int seed) {
        return new TokenRef(new UUID(seed * 7919L, seed * 104_729L), 1);
    }
}

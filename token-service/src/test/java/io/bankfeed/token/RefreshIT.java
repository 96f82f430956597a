package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.SyncEvent.SyncCompleted;
import io.bankfeed.common.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshIT extends TokenServiceTest {

    private static final String REFRESHED = "bankfeed.token.refreshed.v1";
    private static final String LOST = "bankfeed.token.lost.v1";
    private static final Duration ALMOST_AN_HOUR = Duration.ofSeconds(3570);

    @AfterEach
    void truelayer_is_quick_again() {
        TRUELAYER.slowness = 0;
    }

    @Test
    void a_token_in_use_is_renewed_before_it_ends_without_being_asked_for() {
        Linked link = link("monzo").exchanged();
        String first = link.accessToken();

        clock.step(Duration.ofMinutes(49));

        var event = link.awaitEvents(REFRESHED, 2).get(1);
        assertThat(event.path("initial").asBoolean()).isFalse();
        assertThat(event.path("token_version").asLong()).isEqualTo(2);
        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken).isNotEqualTo(first);
        assertThat(link.grant().calls).hasValue(2);
    }

    @Test
    void a_token_is_warm_when_the_next_run_that_was_announced_begins() {
        Linked link = link("monzo").exchanged();
        Instant nextRun = clock.instant().plus(Duration.ofHours(6));
        publish(events.of(link.id, "demo", 1, completed(nextRun)));
        Awaitility.await().atMost(LIMIT).until(() -> !link.column("next_run_at").equals("null"));

        clock.step(Duration.ofMinutes(6 * 60 - 1));

        link.awaitEvents(REFRESHED, 2);
        assertThat(clock.instant()).isBefore(nextRun);
    }

    @Test
    void a_token_that_nobody_uses_is_kept_alive() {
        Linked link = link("monzo").exchanged();

        clock.step(Duration.ofDays(23));

        link.awaitEvents(REFRESHED, 2);
        assertThat(link.grant().overlaps).hasValue(0);
    }

    @Test
    void twenty_callers_at_once_cause_one_refresh() throws Exception {
        Linked link = link("monzo").exchanged();
        TRUELAYER.slowness = 400;
        clock.step(ALMOST_AN_HOUR);

        List<String> given = atOnce(20, link::accessToken);

        assertThat(given).hasSize(20).containsOnly(String.valueOf(link.grant().accessToken));
        assertThat(link.grant().calls).hasValue(2);
        assertThat(link.grant().overlaps).hasValue(0);
    }

    @Test
    void the_refresh_token_that_came_back_is_the_one_that_is_kept() {
        Linked link = link("monzo").exchanged();
        link.grant().rotates = true;

        for (int i = 0; i < 3; i++) {
            clock.step(ALMOST_AN_HOUR);
            assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        }
        assertThat(link.eventsNow(LOST)).isEmpty();
    }

    @Test
    void without_offline_access_the_grant_ends_with_its_access_token() {
        Linked link = link("monzo", false).exchanged();
        assertThat(link.eventsNow(REFRESHED)).noneMatch(event -> event.hasNonNull("refresh_token_expires_at"));

        clock.step(Duration.ofMinutes(61));

        assertThat(link.awaitEvent(LOST).path("reason").asString()).isEqualTo("no_offline_access");
    }

    /** See {@link TokenServiceTest#LETTING_GO}. */
    @Test
    void a_connection_that_its_tenant_does_not_keep_alive_is_let_go_and_that_is_told() {
        Linked link = link("monzo").exchanged();
        database.sql("""
                update token set tenant = :tenant, refresh_expires_at = :now, next_refresh_at = :now
                 where connection_id = :id""")
                .bind("tenant", LETTING_GO)
                .bind("now", clock.instant())
                .bind("id", link.id)
                .then()
                .block(LIMIT);

        var lost = link.awaitEvent(LOST);

        assertThat(lost.path("reason").asString()).isEqualTo("let_go");
        assertThat(lost.path("actor").asString()).isEqualTo("user");
        assertThat(link.grant().calls).as("none but the exchange").hasValue(1);
    }

    @Test
    void a_holder_that_died_is_waited_for_and_then_replaced() {
        Linked link = link("monzo").exchanged();
        clock.step(ALMOST_AN_HOUR);
        database.sql("""
                update token set lease_owner = gen_random_uuid(), lease_until = clock_timestamp() + interval '2 seconds'
                 where connection_id = :id""").bind("id", link.id).then().block(LIMIT);

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        assertThat(link.grant().calls).hasValue(2);
    }

    static List<String> atOnce(int callers, Callable<String> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<String>> calls =
                    threads.invokeAll(Stream.generate(() -> call).limit(callers).toList());
            return calls.stream().map(RefreshIT::done).toList();
        }
    }

    private static String done(Future<String> call) {
        return call.resultNow();
    }

    private static SyncCompleted completed(Instant nextRun) {
        return new SyncCompleted(Ids.next(), 1, 0, 0, 0, nextRun.minus(Duration.ofHours(6)), nextRun, true);
    }
}

package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.simulator.json.Json;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static void refused(Simulated.Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void refreshes_with_a_token_that_stays_and_lets_only_the_newest_access_token_in() {
        Session session = Session.of(simulated, "mock");
        String refreshToken = session.refreshToken();
        String older = session.accessToken();

        assertThat(session.refresh().status()).isEqualTo(200);

        assertThat(session.refreshToken()).isEqualTo(refreshToken);
        assertThat(session.get("/me").status()).isEqualTo(200);
        Simulated.Answer refused = simulated.get("/data/v1/me", "Authorization", "Bearer " + older);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.error()).isEqualTo("unauthorized");
    }

    @Test
    void rotates_refresh_tokens_when_told_to() {
        simulated.flip("refresh_rotation", "on");
        Session session = Session.of(simulated, "mock");
        String first = session.refreshToken();
        session.refresh();

        assertThat(session.refreshToken()).isNotEqualTo(first);
        refused(Session.refresh(simulated, first), "invalid_grant");
    }

    @Test
    void gives_no_refresh_token_without_offline_access() {
        String code = Session.codeFor(simulated, new Link().with("scope", "accounts"), "john", "doe");

        assertThat(Session.exchange(simulated, code).json().has("refresh_token"))
                .isFalse();
    }

    @Test
    void knows_no_invalid_grant_for_a_token_that_never_was() {
        refused(Session.refresh(simulated, "AB".repeat(32)), "invalid_client");
        simulated.flip("unknown_refresh_token", "invalid_grant");
        refused(Session.refresh(simulated, "AB".repeat(32)), "invalid_grant");
    }

    @Test
    void forgets_a_refresh_token_unused_for_thirty_days_but_not_one_in_use() {
        Session idle = Session.of(simulated, "mock", "john1", "doe1");
        Session used = Session.of(simulated, "mock", "john2", "doe2");
        simulated.advance("P20D");
        assertThat(used.refresh().status()).isEqualTo(200);
        simulated.advance("P20D");

        assertThat(used.refresh().status()).isEqualTo(200);
        refused(idle.refresh(), "invalid_grant");
    }

    @Test
    void never_refreshes_beyond_the_consent() {
        Session session = Session.of(simulated, "mock");
        for (int month = 0; month < 4; month++) {
            simulated.advance("P22D");
            assertThat(session.refresh().status()).isEqualTo(200);
        }
        simulated.advance("P2D");

        refused(session.refresh(), "invalid_grant");
    }

    @Test
    void sees_refreshes_that_overlap() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/faults", Json.object("endpoint", "token", "delay_ms", 700, "times", 1));

        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(
                () -> Session.refresh(simulated, session.refreshToken()).status());
        await().until(() -> simulated.get("/simulator/v1/faults").body().contains("\"left\":0"));
        Session.refresh(simulated, session.refreshToken());

        assertThat(slow.join()).isEqualTo(200);
        assertThat(overlapping()).isEqualTo(1);
    }

    @Test
    void a_refresh_that_a_fault_answered_overlaps_no_later_one() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/faults", Json.object("endpoint", "token", "status", 503, "times", 1));

        assertThat(Session.refresh(simulated, session.refreshToken()).status()).isEqualTo(503);
        assertThat(Session.refresh(simulated, session.refreshToken()).status()).isEqualTo(200);

        assertThat(overlapping()).isZero();
    }

    private int overlapping() {
        return simulated
                .get("/simulator/v1/ledger/tokens")
                .json()
                .path("overlapping_refreshes")
                .asInt();
    }
}

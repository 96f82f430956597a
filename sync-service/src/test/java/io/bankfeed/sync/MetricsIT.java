package io.bankfeed.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.observability.Questions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@SyncTest
class MetricsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final String TASK = """
            with run as (insert into sync_run (sync_id, connection_id, consent_no, trigger, started_at)
                         values (gen_random_uuid(), :connection, 1, 'routine', :ready) returning sync_id)
            insert into sync_task (task_ref, sync_id, connection_id, consent_no, provider_id, endpoint, state, priority,
                                   attended, due_at, planned_at, ready_at)
            select gen_random_uuid(), sync_id, :connection, 1, 'ob-results', 'balance', 'requested', 1,
                   false, :due, :ready, :ready from run
            """;

    @Autowired
    Questions questions;

    @Autowired
    MeterRegistry meters;

    @Autowired
    DatabaseClient database;

    @Autowired
    InstantSource clock;

    @Test
    void freshness_of_a_bank_is_told_by_its_newest_data_and_by_the_share_of_connections_in_time() {
        connection("ob-metrics", SIX_HOURS.dividedBy(3), Duration.ZERO);
        connection("ob-metrics", Duration.ofMinutes(10), Duration.ZERO);
        connection("ob-metrics", SIX_HOURS.multipliedBy(4), Duration.ZERO);

        questions.askAll().block(LIMIT);

        assertThat(value("bankfeed.data.age", "provider", "ob-metrics")).isBetween(600.0, 660.0);
        assertThat(inTime("ob-metrics")).isBetween(0.66, 0.67);
    }

    @Test
    void a_connection_whose_syncs_fail_is_not_in_time_though_its_next_one_is_planned() {
        connection("ob-failing", SIX_HOURS.plusMinutes(20), SIX_HOURS);
        connection("ob-failed-once", Duration.ofHours(1), Duration.ofMinutes(30));

        questions.askAll().block(LIMIT);

        assertThat(inTime("ob-failing")).isZero();
        assertThat(inTime("ob-failed-once")).isEqualTo(1);
    }

    @Test
    void results_that_cannot_be_fetched_wait_since_they_were_ready_however_often_they_are_tried() {
        var now = clock.instant();
        database.sql(TASK)
                .bind("connection", connection("ob-results", Duration.ofHours(1), Duration.ZERO))
                .bind("ready", now.minusSeconds(900))
                .bind("due", now.plusSeconds(120))
                .then()
                .block(LIMIT);

        questions.askAll().block(LIMIT);

        assertThat(value("bankfeed.sync.task.age", "state", "ready")).isBetween(900.0, 960.0);
    }

    @Test
    void what_waits_is_told_for_each_state_of_a_task_and_the_budget_as_its_worst_case() {
        questions.askAll().block(LIMIT);

        assertThat(value("bankfeed.sync.task.age", "state", "planned")).isNotNegative();
        assertThat(value("bankfeed.webhook.to.stored", "quantile", "0.95")).isNotNegative();
        assertThat(meters.get("bankfeed.call.budget.spent").gauge().value()).isBetween(0.0, 4.0);
    }

    private double value(String meter, String label, String value) {
        return meters.get(meter).tag(label, value).gauge().value();
    }

    private double inTime(String bank) {
        return value("bankfeed.connections.in.time", "provider", bank);
    }

    /** Synced every six hours; what it holds is so old, and the tries since then have failed. */
    private UUID connection(String bank, Duration age, Duration failedFor) {
        var id = UUID.randomUUID();
        var success = clock.instant().minus(age);
        var attempt = success.plus(failedFor);
        database.sql("insert into synced_connection (connection_id, tenant, consent_no, provider_id, token_state,"
                        + " data_as_of, last_success_at, last_attempt_at, next_run_at)"
                        + " values (:id, 'demo', 1, :bank, 'usable', :success, :success, :attempt, :next)")
                .bind("id", id)
                .bind("bank", bank)
                .bind("success", success)
                .bind("attempt", attempt)
                .bind("next", attempt.plus(SIX_HOURS))
                .then()
                .block(LIMIT);
        return id;
    }
}

package io.bankfeed.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.observability.Questions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@SyncTest
class MetricsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BANK = "ob-metrics";

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
        var now = clock.instant();
        connection(now.minusSeconds(7200), now.plusSeconds(3600));
        connection(now.minusSeconds(600), now.plusSeconds(3600));
        connection(now.minusSeconds(86_400), now.minusSeconds(3600));

        questions.askAll().block(LIMIT);

        assertThat(value("bankfeed.data.age", "provider", BANK)).isBetween(600.0, 660.0);
        assertThat(value("bankfeed.connections.in.time", "provider", BANK)).isBetween(0.66, 0.67);
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

    /** No work for it is due: its token is usable, but nothing claims a run that is planned for nobody. */
    private void connection(Instant dataAsOf, Instant nextRun) {
        database.sql("insert into synced_connection (connection_id, tenant, consent_no, provider_id, token_state,"
                        + " data_as_of, next_run_at) values (:id, 'demo', 1, :bank, 'usable', :as_of, :next)")
                .bind("id", UUID.randomUUID())
                .bind("bank", BANK)
                .bind("as_of", dataAsOf)
                .bind("next", nextRun)
                .then()
                .block(LIMIT);
    }
}

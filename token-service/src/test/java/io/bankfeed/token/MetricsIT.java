package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.observability.Questions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MetricsIT extends TokenServiceTest {

    @Autowired
    Questions questions;

    @Autowired
    MeterRegistry meters;

    /** Of other tests: they are refreshed at their own time, between two looks. */
    @BeforeEach
    void without_tokens_that_move() {
        database.sql("truncate token").then().block(LIMIT);
    }

    @Test
    void a_refresh_token_idle_for_28_days_is_counted_in_three_days_and_not_in_one() {
        var inOne = ask("bankfeed.refresh.tokens.ending", "within", "1d");
        var inThree = ask("bankfeed.refresh.tokens.ending", "within", "3d");
        var live = ask("bankfeed.tokens", "status", "live");

        liveToken(Duration.ofDays(2));

        assertThat(ask("bankfeed.refresh.tokens.ending", "within", "1d")).isEqualTo(inOne);
        assertThat(ask("bankfeed.refresh.tokens.ending", "within", "3d")).isEqualTo(inThree + 1);
        assertThat(ask("bankfeed.tokens", "status", "live")).isEqualTo(live + 1);
    }

    @Test
    void what_waits_is_told_in_seconds_and_banks_that_are_held_in_numbers() {
        questions.askAll().block(LIMIT);

        assertThat(meters.get("bankfeed.refresh.overdue").gauge().value()).isNotNegative();
        assertThat(meters.get("bankfeed.exchange.waiting").gauge().value()).isNotNegative();
        assertThat(meters.get("bankfeed.providers.held")
                        .tag("cause", "paused")
                        .gauge()
                        .value())
                .isNotNegative();
    }

    private void liveToken(Duration left) {
        database.sql("""
                        insert into token (connection_id, consent_no, tenant, current, status, credentials_id,
                                           provider_id, scopes, granted_at, access_token, access_issued_at,
                                           access_expires_at, refresh_expires_at, version)
                        values (:id, 1, 'demo', true, 'live', 'metrics', 'ob-metrics', '{}', :now, '', :now,
                                :now, :ends, 1)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("now", clock.instant())
                .bind("ends", clock.instant().plus(left))
                .then()
                .block(LIMIT);
    }

    private double ask(String meter, String label, String value) {
        questions.askAll().block(LIMIT);
        var gauge = meters.find(meter).tag(label, value).gauge();
        return gauge == null ? 0 : gauge.value();
    }
}

package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.observability.Questions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MetricsIT extends AuthServiceSetting {

    @Autowired
    Questions questions;

    @Autowired
    MeterRegistry meters;

    @Test
    void connections_are_counted_by_status() {
        var before = ask("bankfeed.connections", "status", "pending");

        link();

        assertThat(ask("bankfeed.connections", "status", "pending")).isEqualTo(before + 1);
    }

    @Test
    void a_consent_that_ends_in_two_days_is_counted_in_three_and_not_in_one() {
        var inOne = ask("bankfeed.consents.ending", "within", "1d");
        var inThree = ask("bankfeed.consents.ending", "within", "3d");

        activeConnection(Duration.ofDays(2));

        assertThat(ask("bankfeed.consents.ending", "within", "1d")).isEqualTo(inOne);
        assertThat(ask("bankfeed.consents.ending", "within", "3d")).isEqualTo(inThree + 1);
    }

    private void activeConnection(Duration left) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into connection (connection_id, tenant, user_id, country, scopes, status, status_since,
                                                actor, last_consent_no, live_consent_no, created_at)
                        values (:id, 'demo', 'user-metrics', 'uk', '{}', 'active', :now, 'nobody', 1, 1, :now)
                        """).bind("id", id).bind("now", clock.instant()).then().block(LIMIT);
        database.sql("""
                        insert into consent (connection_id, consent_no, attempt_id, scopes, granted_at,
                                             code_expires_at, expires_at, expires_from)
                        values (:id, 1, gen_random_uuid(), '{}', :now, :now, :ends, 'policy')
                        """)
                .bind("id", id)
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

package io.bankfeed.auth.metrics;

import io.bankfeed.common.observability.Question;
import io.bankfeed.common.observability.Questions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Who is connected, and who is about to lose it? */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    private static final Question CONNECTIONS = new Question("bankfeed.connections", "connections by status", "", """
            select status, count(*)::float8 as value from connection group by status
            """);

    private static final Question CONSENTS_ENDING =
            new Question("bankfeed.consents.ending", "live consents that end within so many days", "", """
            select span.within, count(consent.connection_id)::float8 as value
              from (values ('1d', interval '1 day'), ('3d', interval '3 days'), ('7d', interval '7 days'),
                                      ('14d', interval '14 days')) as span (within, length)
              left join (connection join consent on consent.connection_id = connection.connection_id
                                                and consent.consent_no = connection.live_consent_no)
                on connection.status in ('active', 'expiring') and consent.expires_at <= :now + span.length
             group by span.within
            """);

    @Bean
    Questions questions(
            @Value("${bankfeed.questions.every:1m}") Duration every,
            DatabaseClient database,
            InstantSource clock,
            MeterRegistry meters) {
        return new Questions(List.of(CONNECTIONS, CONSENTS_ENDING), every, database, clock, meters);
    }
}

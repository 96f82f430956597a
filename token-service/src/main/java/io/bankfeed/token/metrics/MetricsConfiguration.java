package io.bankfeed.token.metrics;

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

/** Are tokens renewed in time, and who is about to lose theirs? */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    private static final Question TOKENS =
            new Question("bankfeed.tokens", "grants in use by state of their tokens", "", """
            select status, count(*)::float8 as value from token where current group by status
            """);

    private static final Question REFRESH_TOKENS_ENDING = new Question(
            "bankfeed.refresh.tokens.ending", "refresh tokens whose idle limit ends within so many days", "", """
            select span.within, count(token.connection_id)::float8 as value
              from (values ('1d', interval '1 day'), ('3d', interval '3 days'), ('7d', interval '7 days'),
                                      ('14d', interval '14 days')) as span (within, length)
              left join token
                on token.current and token.status = 'live' and token.refresh_expires_at <= :now + span.length
             group by span.within
            """);

    private static final Question REFRESH_OVERDUE = new Question(
            "bankfeed.refresh.overdue", "how long the refresh that waits longest has been due", "seconds", """
            select greatest(0, coalesce(extract(epoch from :now - min(next_refresh_at)), 0))::float8 as value
              from token where status = 'live' and next_refresh_at is not null
            """);

    private static final Question EXCHANGE_WAITING = new Question(
            "bankfeed.exchange.waiting", "how long the oldest code has waited to be exchanged", "seconds", """
            select greatest(0, coalesce(extract(epoch from :now - min(granted_at)), 0))::float8 as value
              from exchange_attempt where state in ('due', 'started')
            """);

    private static final Question PROVIDERS_HELD =
            new Question("bankfeed.providers.held", "banks that are not asked now, by cause", "", """
            select cause,
                   count(*) filter (where case cause when 'paused' then paused else troubled end)::float8 as value
              from (values ('paused'), ('troubled')) as causes (cause) left join provider on true group by cause
            """);

    @Bean
    Questions questions(
            @Value("${bankfeed.questions.every:1m}") Duration every,
            DatabaseClient database,
            InstantSource clock,
            MeterRegistry meters) {
        return new Questions(
                List.of(TOKENS, REFRESH_TOKENS_ENDING, REFRESH_OVERDUE, EXCHANGE_WAITING, PROVIDERS_HELD),
                every,
                database,
                clock,
                meters);
    }
}

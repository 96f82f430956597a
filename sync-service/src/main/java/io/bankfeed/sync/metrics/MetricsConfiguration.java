package io.bankfeed.sync.metrics;

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

/** Is data fresh, is the pipeline flowing, are banks well, is the call budget kept? */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    private static final Question DATA_AGE =
            new Question("bankfeed.data.age", "age of the newest data of a bank", "seconds", """
            select provider_id as provider, extract(epoch from :now - max(data_as_of))::float8 as value
              from synced_connection where token_state = 'usable' and data_as_of is not null group by provider_id
            """);

    private static final Question SYNCED_IN_TIME = new Question(
            "bankfeed.connections.in.time",
            "share of a bank's connections whose last success is no older than their schedule and a quarter of an hour",
            "ratio",
            """
            select provider_id as provider,
                   avg(case when last_success_at > :now - (next_run_at - last_attempt_at) - interval '15 minutes'
                            then 1 else 0 end)::float8 as value
              from synced_connection where token_state = 'usable' and next_run_at is not null group by provider_id
            """);

    private static final Question TASK_AGE = new Question(
            "bankfeed.sync.task.age",
            "how long the task that has waited longest in this state has been due, or for its results to be stored",
            "seconds",
            """
            select states.state,
                   greatest(0, coalesce(extract(epoch from :now - min(waiting.since)), 0))::float8 as value
              from (values ('planned'), ('requested'), ('ready'), ('fetched')) as states (state)
              left join (select case when state = 'requested' and ready_at is not null then 'ready' else state end,
                                case when state = 'planned' then due_at else coalesce(ready_at, fetched_at, due_at) end
                           from sync_task where state in ('planned', 'requested', 'ready', 'fetched')
                        ) as waiting (state, since)
                on waiting.state = states.state
             group by states.state
            """);

    private static final Question WEBHOOK_TO_STORED = new Question(
            "bankfeed.webhook.to.stored",
            "from results ready to their rows stored, of the last ten minutes",
            "seconds",
            """
            select point.label as quantile,
                   coalesce((select percentile_cont(point.share)
                                        within group (order by extract(epoch from ended_at - ready_at))
                               from sync_task where state = 'stored' and ready_at is not null
                                and ended_at > :now - interval '10 minutes'), 0)::float8 as value
              from (values ('0.5', 0.5::float8), ('0.95', 0.95::float8), ('1', 1::float8)) as point (label, share)
            """);

    private static final Question TASKS_LOST = new Question(
            "bankfeed.sync.tasks.lost",
            "tasks of a bank that failed or expired within the last quarter of an hour, by reason",
            "",
            """
            select provider_id as provider, coalesce(reason, 'none') as reason, count(*)::float8 as value
              from sync_task where state in ('failed', 'expired') and ended_at > :now - interval '15 minutes'
             group by provider_id, reason
            """);

    private static final Question BUDGET_SPENT = new Question(
            "bankfeed.call.budget.spent",
            "the most unattended calls within 24 hours of one account, endpoint and consent; 4 are allowed",
            "",
            """
            select coalesce(max(spent), 0)::float8 as value
              from (select count(*) as spent
                      from call_budget budget
                      join (select distinct connection_id, account_id, endpoint, consent_no from call_budget
                             where reserved_at > :now - interval '10 minutes') lately
                     using (connection_id, account_id, endpoint, consent_no)
                     where budget.reserved_at > :now - interval '24 hours'
                     group by connection_id, account_id, endpoint, consent_no) as calls
            """);

    @Bean
    Questions questions(
            @Value("${bankfeed.questions.every:1m}") Duration every,
            DatabaseClient database,
            InstantSource clock,
            MeterRegistry meters) {
        return new Questions(
                List.of(DATA_AGE, SYNCED_IN_TIME, TASK_AGE, WEBHOOK_TO_STORED, TASKS_LOST, BUDGET_SPENT),
                every,
                database,
                clock,
                meters);
    }
}

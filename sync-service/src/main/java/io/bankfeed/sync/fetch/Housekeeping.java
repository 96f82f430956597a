package io.bankfeed.sync.fetch;

import io.bankfeed.common.work.Loop;
import io.bankfeed.sync.access.AuditRetention;
import io.bankfeed.sync.budget.CallBudget;
import io.bankfeed.sync.feed.FeedRetention;
import io.bankfeed.sync.task.OldTasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Ends what nobody needs any more. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    Loop cleaning(CallBudget budget, OldTasks tasks, FeedRetention feed, AuditRetention audit) {
        return new Loop(
                "housekeeping",
                EVERY,
                () -> budget.forget()
                        .then(tasks.forget())
                        .then(feed.enforce())
                        .then(audit.enforce())
                        .then(Mono.just(0)));
    }
}

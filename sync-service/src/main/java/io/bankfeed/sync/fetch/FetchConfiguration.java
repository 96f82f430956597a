package io.bankfeed.sync.fetch;

import io.bankfeed.common.work.PostgresNotifications;
import io.bankfeed.sync.task.ClaimTasks;
import io.bankfeed.sync.task.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers: some ask, others collect, so that neither waits for the other. */
@Configuration(proxyBeanMethods = false)
class FetchConfiguration {

    @Bean
    Lanes askLanes(FetchProperties properties, ClaimTasks claims, Workers workers, AskBank ask, TakeAnswer take) {
        return new Lanes("ask", properties, claims::providersToAsk, provider -> workers.ask(provider, ask, take));
    }

    @Bean
    Lanes collectLanes(FetchProperties properties, ClaimTasks claims, Workers workers, CollectResults collect) {
        return new Lanes(
                "collect", properties, claims::providersToCollect, provider -> workers.collect(provider, collect));
    }

    @Bean
    Waking waking(PostgresNotifications notifications, Lanes askLanes, Lanes collectLanes) {
        notifications.onNotify(Tasks.CHANNEL, () -> {
            askLanes.wake();
            collectLanes.wake();
        });
        return new Waking();
    }

    /** That committed tasks wake the workers. */
    record Waking() {}
}
